"""Which names of a course are one: each mention gets the key of a single identity.

Every distinct form of a name is a node; rules join nodes, surest first: background knowledge, what a source equates,
acronyms, longer and shorter titles and names, slips of spelling. A rule that could join a form to two identities joins
it to neither, and two things that background knowledge tells apart are never joined. Forms are visited in sorted
order, so that the order of the sources does not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

import msgspec

from adfontes.evidence.resolve_matching import content_words, has_byname, is_slip, is_surname, same_person, same_title
from adfontes.language.background import ACRONYM, KnownName, folded, key_of, look_up
from adfontes.language.name_links import COMPATIBLE, initials
from adfontes.values.annotations import AnnotatedSource, NameLink
from adfontes.values.names import Alias, AliasOrigin, Name, NameKind

MISTAKEN_PERSONS = frozenset({"person", "organisation", "other", "work"})
"""Kinds that one source may give to a person; another source, or the surname, tells better."""
TITLED_KINDS = frozenset({"agreement", "event", "organisation", "party"})
"""Kinds whose long titles are cut short in use."""


class Form(msgspec.Struct, kw_only=True):
    """One form of a name in the whole course (mutable while the names are being resolved)."""

    text: str
    """As it is written most often."""
    kind: NameKind
    known: KnownName | None
    texts: Counter[str]
    sources: Counter[str]
    origin: AliasOrigin = "source"
    language: str = "en"


class Resolution(msgspec.Struct, frozen=True):
    """What was found: the key of each form, by source where sources differ, and the names."""

    keys: Mapping[str, str]
    """Key by folded form."""
    local: Mapping[tuple[str, str], str]
    """Key by source and folded form, where a source makes clear whom a short name means."""
    names: tuple[Name, ...]

    def key(self, source: str, text: str) -> str:
        """The key of a name as one source uses it."""
        form = form_of(text)
        return self.local.get((source, form)) or self.keys[form]


def form_of(text: str) -> str:
    """The node of a written name: folded, without article and possessive; an abbreviation keeps to itself."""
    plain = text.removesuffix("'s").removesuffix("’s")
    for article in ("the ", "The "):
        plain = plain.removeprefix(article)
    return ("=" if ACRONYM.fullmatch(plain) else "") + folded(plain)


def resolve_names(sources: Sequence[AnnotatedSource]) -> Resolution:
    """Bind every form of a name in the course."""
    forms = _collect(sources)
    joined = _Joined(forms)
    joined.by_background()
    for link in sorted({link for source in sources for link in source.links}, key=_link_order):
        joined.by_link(link)
    joined.by_acronym()
    joined.by_title()
    joined.by_spelling()
    local = joined.by_person(sources)
    return joined.resolution(local)


def _link_order(link: NameLink) -> tuple[str, Alias]:
    return link.name, link.alias


def _collect(sources: Iterable[AnnotatedSource]) -> dict[str, Form]:
    """Every form with its kind by majority."""
    texts: dict[str, Counter[str]] = {}
    where: dict[str, Counter[str]] = {}
    kinds: dict[str, Counter[NameKind]] = {}
    for source in sources:
        for mention in source.names:
            form = form_of(mention.text)
            texts.setdefault(form, Counter())[mention.text] += 1
            where.setdefault(form, Counter())[source.source.name] += 1
            kinds.setdefault(form, Counter())[mention.kind] += 1 if mention.kind != "other" else 0
    forms = {}
    for form in sorted(texts):
        text = min(texts[form], key=lambda one: (one.isupper(), one.islower(), -texts[form][one], one))
        pair = look_up(text, ignore_case=True)
        known = pair[0] if pair is not None and not pair[1].shared else None
        kind = min(kinds[form], key=lambda one: (-kinds[form][one], one))
        forms[form] = Form(text=text, kind=kind, known=known, texts=texts[form], sources=where[form])
    return forms


class _Joined:
    """The forms while they are joined: a union-find whose root is the smallest form."""

    def __init__(self, forms: dict[str, Form]) -> None:
        self.forms = forms
        self.parent = {form: form for form in forms}
        self.sizes = dict.fromkeys(forms, 1)
        self.things = {name: form.known for name, form in forms.items() if form.known is not None}
        self.words = _index((name, name.removeprefix("=").split()) for name in forms)
        self.aliases: list[tuple[str, Alias]] = []

    def root(self, form: str) -> str:
        while self.parent[form] != form:
            self.parent[form] = self.parent[self.parent[form]]
            form = self.parent[form]
        return form

    def members(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for form in sorted(self.forms):
            groups.setdefault(self.root(form), []).append(form)
        return groups

    def known(self, form: str) -> KnownName | None:
        """What background knowledge says of the group of a form."""
        return self.things.get(self.root(form))

    def kind(self, form: str) -> NameKind:
        known = self.known(form)
        return known.kind if known else self.forms[form].kind

    def join(self, one: str, other: str) -> bool:
        """Join two groups, unless knowledge or kind tells them apart."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return True
        mine, theirs = self.known(first), self.known(second)
        if mine and theirs and mine.key != theirs.key:
            return False
        kinds = {self.kind(one), self.kind(other)} - {"other"}
        if len(kinds) > 1 and not any(kinds <= alike for alike in COMPATIBLE):
            return False
        self._merge(first, second)
        return True

    def _merge(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first == second:
            return
        self.parent[second] = first
        self.sizes[first] += self.sizes[second]
        known = self.things.get(first) or self.things.get(second)
        if known is not None:
            self.things[first] = known

    def by_background(self) -> None:
        """Forms of one thing of the background data."""
        seen: dict[str, str] = {}
        for name, form in self.forms.items():
            if form.known is not None:
                first = seen.setdefault(form.known.key, name)
                self._merge(name, first)
            elif name.startswith("=") and name[1:] in self.forms:
                self.join(name, name[1:])  # a heading in capitals

    def by_link(self, link: NameLink) -> None:
        """Two names that a source equates; an abbreviation only while no other full name claims it."""
        name, alias = form_of(link.name), form_of(link.alias.text)
        if alias in self.forms and name in self.forms:
            if link.alias.language != "en":
                self.forms[alias].kind = self.forms[name].kind  # found through the link, so of its kind
            if self.join(name, alias):
                self.forms[alias].origin = link.alias.origin
                self.forms[alias].language = link.alias.language
        elif name in self.forms:
            self.aliases.append((name, link.alias))

    def by_acronym(self) -> None:
        """An abbreviation whose letters are the initials of just one full name of the course."""
        full_names: dict[str, set[str]] = {}
        for name, form in self.forms.items():
            if not name.startswith("="):
                for text in [form.text, *_full_names(self.known(name))]:
                    for letters in initials(text):
                        full_names.setdefault(letters, set()).add(name)
        for name, form in self.forms.items():
            if not name.startswith("=") or self.known(name) or self.sizes[self.root(name)] > 1:
                continue
            if self._join_to_one(name, sorted(full_names.get(name.removeprefix("="), ()))):
                form.origin = "abbreviation"

    def by_title(self) -> None:
        """A shorter title of one longer title only."""
        titled = {
            name: content_words(form.text)
            for name, form in self.forms.items()
            if form.kind in TITLED_KINDS and not name.startswith("=")
        }
        by_word = _index(titled.items())
        for short in sorted(titled, key=lambda name: (-len(name.split()), name)):
            if self.known(short) or not titled[short]:
                continue
            rarest = min(sorted(titled[short]), key=lambda word: len(by_word[word]))
            longer = [
                name
                for name in by_word[rarest]
                if name != short and same_title(self.forms[short].text, self.forms[name].text)
            ]
            self._join_to_one(short, longer)

    def by_spelling(self) -> None:
        """A slip in a long name: the rarer form joins the commoner, where they do not stand side by side."""
        ends = _index((name, _ends(name)) for name in self.forms if not name.startswith("="))
        for rare in sorted(self.forms):
            near = sorted({name for part in _ends(rare) for name in ends.get(part, ())})
            likely = [
                name
                for name in near
                if name != rare
                and self._count(name) >= self._count(rare)
                and is_slip(self.forms[rare].text, self.forms[name].text)
                and not self._both_common(rare, name)
            ]
            self._join_to_one(rare, likely)

    def by_person(self, sources: Sequence[AnnotatedSource]) -> dict[tuple[str, str], str]:
        """A surname or first name of one person of the course, or else of one person of the source it stands in."""
        persons = {name for name, form in self.forms.items() if form.kind in MISTAKEN_PERSONS and not form.known}
        local: dict[tuple[str, str], str] = {}
        for short in sorted(persons, key=lambda name: (-len(name.split()), name)):
            longer = [
                name for name in self.words.get(short.split()[-1], ()) if self._may_be_person(short, name, persons)
            ]
            if not longer or self._join_to_one(short, longer):
                continue
            for source in sources:
                if not self.forms[short].sources[source.source.name]:
                    continue
                here = [name for name in longer if self.forms[name].sources[source.source.name]]
                roots = {self.root(name) for name in here}
                if len(roots) == 1 and any(self._goes_by(self.forms[short].text, name) for name in here):
                    local[source.source.name, short] = roots.pop()
        return local

    def _may_be_person(self, short: str, name: str, persons: Container[str]) -> bool:
        """Whether a longer form is that of a person whom the shorter may mean; a surname shows its bearer a person."""
        one, other = self.forms[short], self.forms[name]
        if name not in persons or "person" not in (one.kind, other.kind) or not same_person(one.text, other.text):
            return False
        if other.kind != "person" and not is_surname(one.text, other.text):
            return False
        other.kind = one.kind = "person"
        return True

    def _goes_by(self, short: str, name: str) -> bool:
        """Whether the bearer of a full name goes by the short one: a surname, or a ruler's first name."""
        same = [form for form in self.forms if self.root(form) == self.root(name)]
        return is_surname(short, self.forms[name].text) or any(has_byname(self.forms[form].text) for form in same)

    def _join_to_one(self, form: str, candidates: Sequence[str]) -> bool:
        """Join a form where all candidates are one group; the longest candidates of a chain count as one."""
        roots = {self.root(name) for name in candidates}
        return len(roots) == 1 and self.join(form, roots.pop())

    def _count(self, name: str) -> int:
        return self.forms[name].sources.total()

    def _both_common(self, one: str, other: str) -> bool:
        first, second = self.forms[one].sources, self.forms[other].sources
        return any(first[source] > 1 and second[source] > 1 for source in first)

    def resolution(self, local: Mapping[tuple[str, str], str]) -> Resolution:
        """Keys and names of all groups."""
        keys: dict[str, str] = {}
        names: dict[str, Name] = {}
        for root, members in sorted(self.members().items()):
            name = self._name(root, members)
            while name.key in names:  # another thing of the same name and another kind
                name = msgspec.structs.replace(name, key=f"{name.key}-{name.kind}")
            names[name.key] = name
            keys.update(dict.fromkeys(members, name.key))
        return Resolution(
            keys=keys,
            local={place: keys[root] for place, root in local.items()},
            names=tuple(names[key] for key in sorted(names)),
        )

    def _name(self, root: str, members: Sequence[str]) -> Name:
        known = self.known(root)
        plain = [m for m in members if not m.startswith("=") and self.forms[m].language == "en"] or list(members)
        canonical = known.name if known else self.forms[min(plain, key=self._canonical_order)].text
        found = {
            Alias(text=text, language=self.forms[m].language, origin=self._origin(m))
            for m in members
            for text in self.forms[m].texts
        }
        found |= {alias for name, alias in self.aliases if self.root(name) == root}
        if known is not None:
            said = {alias.text for alias in found}
            found |= {
                form.alias
                for form in known.forms
                if not form.shared and not form.demonym and form.alias.text not in said
            }
        aliases = tuple(sorted(alias for alias in found if alias.text != canonical))
        kinds: Counter[NameKind] = Counter()
        for member in members:
            kinds[self.forms[member].kind] += self._count(member)
        kind = known.kind if known else min(kinds, key=lambda one: (one == "other", -kinds[one], one))
        return Name(key=key_of(canonical), canonical=canonical, kind=kind, aliases=aliases)

    def _origin(self, member: str) -> AliasOrigin:
        """How we know: what knowledge alone joins is marked so."""
        form = self.forms[member]
        return "background" if form.known is not None and form.origin == "source" else form.origin

    def _canonical_order(self, member: str) -> tuple[bool, int, int, int, str]:
        form = self.forms[member]
        person = form.kind == "person"
        words = -len(member.split()) if person else 0
        return (person and words == -1, -len(form.sources), -self._count(member), words, member)


def _index(items: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    """Names by each of their parts, so that no pair is compared that shares none."""
    index: dict[str, list[str]] = {}
    for name, parts in items:
        for part in sorted(set(parts)):
            index.setdefault(part, []).append(name)
    return index


def _ends(name: str) -> list[str]:
    """The first and the last letters of a name: one wrong letter leaves one of them whole."""
    return [f"{name[:4]}-", f"-{name[-4:]}"]


def _full_names(known: KnownName | None) -> list[str]:
    """The English forms of a thing, for an abbreviation that the data do not list."""
    if known is None:
        return []
    return [form.alias.text for form in known.forms if form.alias.language == "en" and not form.demonym]
