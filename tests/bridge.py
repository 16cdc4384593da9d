"""Three sources in our own words on the fall of the Tay Bridge, for tests that build a whole course."""

ARTICLE = """# The Tay Bridge disaster

The first Tay Bridge was a railway bridge that crossed the Firth of Tay in Scotland. It was opened on 1 June 1878.

The bridge collapsed on 28 December 1879 while a train was crossing it. About 75 people were killed. A storm had blown
since the afternoon, and the waves in the firth were high.

Thomas Bouch designed the bridge. Queen Victoria knighted Bouch in June 1879 because the bridge had pleased her.
The court of inquiry blamed Bouch for the bad design. Henry Rothery led the inquiry.

The first bridge cost £300,000. The second bridge was finished in 1887, and it still carries trains.

## References

Smith, J. (1994). "Iron and wind". Journal of Bridges, 11/4: 309-334.
"""
NOTES = """Tay Bridge - my notes

Before
- Bridge opened on 1 June 1878
- Thomas Bouch, the engineer, was knighted by Queen Victoria in 1879
- cost: £300,000

The night
- The bridge fell on 28 December 1880 in a storm
- About 75 people were killed
- the train had six carriages

What came after:
- Parliament ordered an inquiry
- The inquiry sat until April 1880
- William Barlow designed the new bridge
"""
CARDS = """Tay Bridge flashcards

Q: When was the first Tay Bridge opened?
A: On 1 June 1878

Q: How long was the first bridge?
A: It was 3,264 metres long

Q: Who designed the second bridge?
A: William Barlow. He had seen the ruins of the first one

Sign up to save your progress
"""
FILES = {"article.md": ARTICLE, "notes.txt": NOTES, "cards.txt": CARDS}
