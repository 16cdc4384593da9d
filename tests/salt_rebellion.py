"""Three short sources on a rising that never happened, for tests that need causes, results and people."""

from __future__ import annotations

TEXTBOOK = """The Salt Rebellion

Causes

In 1740 the king of Denmark put a new tax on salt because the wars had left him with heavy debts. The fishermen of the
coast needed salt for their herring, and they resented the tax. Harvests had failed in 1739 and 1741, and many families
were hungry. Jens Holm, a teacher, demanded that the tax be taken back. The king refused.

Events

The Salt Rebellion began in March 1742, when Jens Holm led 4,000 fishermen to the castle of Harvik. The soldiers of
Denmark opened the gates without a fight. In June 1742 the Battle of Harvik was fought outside the walls, and the king's
army was beaten. The Battle of Sandby followed in August 1742; this time the rebels lost 600 men.

Results

As a result of the Salt Rebellion the tax was taken back in 1743. The Treaty of Harvik was signed on 3 May 1743. It
gave Denmark peace, but the fishermen still had no voice in the council. The Salt Rebellion weakened Denmark for a
generation, and Sweden gained two harbours.
"""
ARTICLE = """Why the fishermen rose: the Salt Rebellion looked at again

The Salt Rebellion was caused less by hunger than by the tax of 1740. Because the new tax doubled the price of salt,
herring could no longer be sold at a profit. Sweden wanted the harbours and sent money to the rebels in 1741. Historians
argue that the policy of Sweden was the most important reason why the rising lasted so long.

Jens Holm believed that the king had been badly advised. Holm wrote forty letters to the court and was never answered.
Queen Sofie of Denmark feared a wider war, and she persuaded the king to make peace. The Treaty of Harvik ended the
Salt Rebellion on 3 May 1744. However, the treaty was a failure for the coast, because it said nothing of wages.
"""
NOTES = """Revision notes: the Salt Rebellion

The Salt Rebellion led to reform: after 1743 the council met every year. The Battle of Harvik was a great success for
Jens Holm, whose men had only pikes. The Battle of Sandby was a disaster for the rebels. Queen Sofie promised in 1743
that no rebel would be punished. Denmark lost trade worth 90,000 crowns during the Salt Rebellion. Sweden became the
stronger power in the north as a result of the Salt Rebellion.
"""
FILES = {"article.txt": ARTICLE, "notes.txt": NOTES, "textbook.txt": TEXTBOOK}
