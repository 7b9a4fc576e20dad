"""Invent: a seed in, a district's record out; nobody in it exists, all numbers are kept free for films."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from lzz_report.reference import Place
from lzz_report.rules.markdown import plain_text
from tests.editions.pictures import SOUND
from tests.editions.sentences import Writer

ADVISERS = ("Musterberatung", "Beispiel Management Consulting", "Büro für kommunale Vielfalt und Beteiligung")
TOPICS = (
    *("Wohnen", "Netzwerk", "Beteiligung", "Zusammenleben", "Sprache", "Mobilität", "Arbeitsmarkt", "Handwerk"),
    *("Ehrenamt", "Bildung", "Gesundheit", "Verwaltung", "Jugend", "Interkulturelle Öffnung", "Dialog", "Ausbildung"),
)
GIVEN = ("Anna", "Bülent", "Chiara", "David", "Elif", "Fatma", "Greta", "Hamid", "Łucja", "Mira", "Olena", "Dr. Tomáš")
FAMILY = (
    *("Muster", "Beispiel", "Probe", "Mustermann", "Beispielová", "al-Muster", "Probst-Beispiel", "Platzhalter"),
    *("Musterfrau-Beispielmann", "von der Probe", "Große Beispiel", "Müller-Mustermann"),
)
SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l"})
ROLES = (
    "Integrationsbeauftragte des Landkreises",
    "Koordinierungsstelle Integration",
    "Integration durch Bildung: Zuwanderung aus Europa (für Schulen) I Schule ohne Rassismus I Öffentlichkeitsarbeit",
    "Ehrenamtskoordination",
    "Sachgebietsleitung",
    "WIR Vielfaltszentrum",
)
UNITS = (
    "Amt für Migration und Integration",
    "Dezernat III",
    "Stabsstelle Chancengleichheit und gesellschaftliche Teilhabe",
)
OFFICES = (
    "Kommunales Integrationszentrum",
    "Integrationsbeauftragte des Landkreises",
    "Ausländerbehörde",
    "Servicestelle",
)
# Blocks the regulator keeps free for films and books.
PHONES = ("030/23125-{:03d}", "(030) 23125 {:03d}", "040 66969-{:03d}", "+49 69 90009{:03d}", "0221/4710-{:03d}")
MOBILES = ("0152 28817386", "0176/04069099", "0171 39 200 99")
COUNTED = (
    ("{}", "Kommunen mit einer Zukunftswerkstatt", "Insgesamt haben {} Kommunen den Zuschlag erhalten."),
    ("{}", "Wohnungen fehlen mindestens", "Laut Schätzungen fehlen mindestens {} Wohnungen."),
    ("{}", "Betriebe beteiligen sich", "Mehr als {} Betriebe beteiligen sich daran."),
    ("{}", "Menschen wurden befragt", "In der Umfrage wurden {} Menschen befragt."),
    ("{} %", "der Zugewanderten leben auf dem Land", "Rund {} der Zugewanderten leben auf dem Land."),
    ("1,2 Mio. €", "Förderung in zwei Jahren", "Dafür standen {} bereit."),
    ("{}", "Deutschkurse im Jahr", "So entstanden {} Deutschkurse im Jahr."),
)
SHARES = ("12", "38", "7,5", "90")
NUMBERS = ("8", "17", "38", "120", "1.500", "10.000", "12", "340", "2.750", "3")
LINKED = (
    ("hier", "Nähere Informationen finden Sie hier."),
    ("Projektzusammenfassung", "Über weitere Formate können Sie in der Projektzusammenfassung nachlesen."),
    ("Praxisleitfaden", "Der Praxisleitfaden fasst die Erfahrungen zusammen."),
    ("Abschlussbericht der Zukunftswerkstätten", "Mehr steht im Abschlussbericht der Zukunftswerkstätten."),
)
URLS = (
    "https://www.example.org/integration",
    "https://example.org/landkreis/migration-und-integration/abschlussbericht-zukunftswerkstaetten-2024.pdf",
    None,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the records of an edition may be like: least and most characters, contacts, figures, and whether …"""

    characters: tuple[int, int] = (150, 9000)
    contacts: tuple[int, int] = (0, 8)
    figures: tuple[int, int] = (0, 5)
    foreign: bool = False
    """… words in Arabic, Ukrainian and Greek are quoted,"""
    inline_links: bool = False
    """… addresses stand in the text as Markdown,"""
    sheet_pages: int = 1
    """… how many pages a sheet may take,"""
    photos: float = 0.0
    """… which share of the districts has a photo,"""
    photo_shapes: tuple[str, ...] = SOUND
    """… and the shapes these may have."""


def record(random: Random, place: Place, shape: Shape) -> dict[str, Any]:
    """Return the fields of a record about `place`."""
    writer = Writer(random)
    total = _length(random, shape.characters)
    figures = [_figure(random, kind) for kind in random.sample(COUNTED, random.randint(*shape.figures))]
    links = random.sample(LINKED, random.choice((0, 0, 1, 1, 2, 3))) if total > 400 else []
    sentences = [sentence for _, _, sentence in figures] + [sentence for _, sentence in links]
    if shape.foreign and random.random() < 0.6:
        sentences.append(writer.foreign())
    if shape.inline_links and random.random() < 0.5:
        sentences.append("Das [Programm](https://www.example.org/programm) läuft weiter.")
    rest = max(total - sum(map(len, sentences)), 120)
    share = random.uniform(0.25, 0.6)
    has_outlook = rest > 500 and random.random() < 0.4
    outlook = writer.text(int(rest * random.uniform(0.1, 0.25))) if has_outlook else None
    rest -= len(outlook or "")
    challenge = writer.text(max(int(rest * share), 40))
    approach = _with(random, writer.text(max(int(rest * (1 - share)), 40)), sentences)
    texts = [challenge, approach, outlook or ""]
    fields: dict[str, Any] = {"key": place.key, "challenge": challenge, "approach": approach, "outlook": outlook}
    fields["topics"] = tuple(random.sample(TOPICS, random.randint(0, 5)))
    fields["figures"] = tuple({"value": value, "label": label} for value, label, _ in figures)
    fields["links"] = tuple({"word": word, "url": random.choice(URLS)} for word, _ in links)
    fields["contacts"] = tuple(_contact(random, place) for _ in range(random.randint(*shape.contacts)))
    fields["adviser"] = random.choice((*ADVISERS, None))
    fields["quote"] = _quote(random, texts) if random.random() < 0.4 else None
    if random.random() < 0.3:
        fields["photo"] = {"credit": place.title}
    if shape.photos and random.random() < shape.photos:
        fields["photo"] = _photo(random, place, shape)
    fields["sheet_pages"] = shape.sheet_pages
    return {name: value for name, value in fields.items() if value is not None}


def _photo(random: Random, place: Place, shape: Shape) -> dict[str, Any]:
    kind = random.choice(shape.photo_shapes)
    focus = (round(random.random(), 2), round(random.random(), 2))
    alt = "Eine Landschaft, über der die Sonne aufgeht."
    return {"file": f"{place.key}-{kind}.jpg", "alt": alt, "credit": place.title, "focus": focus}


def _length(random: Random, limits: tuple[int, int]) -> int:
    """Return a length: short, middling and long ones as often as each other."""
    least, most = limits
    return int(least * (most / least) ** random.random())


def _figure(random: Random, kind: tuple[str, str, str]) -> tuple[str, str, str]:
    shape, label, sentence = kind
    value = shape.format(random.choice(SHARES if "%" in shape else NUMBERS))
    return value, label, sentence.format(value)


def _with(random: Random, text: str, sentences: list[str]) -> str:
    """Put sentences into a text, each at the end of a paragraph that is no list."""
    paragraphs = text.split("\n\n")
    prose = [index for index, paragraph in enumerate(paragraphs) if not re.match(r"- |1\.", paragraph)]
    for sentence in sentences:
        paragraphs[random.choice(prose)] += f" {sentence}"
    return "\n\n".join(paragraphs)


def _quote(random: Random, texts: list[str]) -> str | None:
    """Return a sentence of the texts; one that points to a link says nothing alone, and no author would quote it."""
    begun = r"(?:(?<=[a-zäöüß][.!?] )|^)[A-ZÄÖÜ]"
    sentence = re.compile(begun + r"[^.!?\n*„“\"]{30,200}[.!?](?=\s|$)", re.MULTILINE)
    sentences = sentence.findall("\n".join(map(plain_text, texts)))
    chosen = random.choice(sentences) if sentences else None
    return None if chosen and re.search(r"\bhier\b", chosen) else chosen


def _contact(random: Random, place: Place) -> dict[str, Any]:
    name = f"{random.choice(GIVEN)} {random.choice(FAMILY)}"
    fields = dict(_ways(random, name))
    fields |= {"office": random.choice(OFFICES)} if random.random() < 0.2 else {"name": name}
    if random.random() < 0.8:
        fields["role"] = random.choice(ROLES)
    if random.random() < 0.4:
        fields["unit"] = random.choice(UNITS)
    if random.random() < 0.5:
        address = {"street": "Musterstraße 12 a"} if random.random() < 0.6 else {"po_box": "19 40"}
        fields |= {**address, "postal_code": "12345", "city": place.seat or place.name}
    return fields


def _ways(random: Random, name: str) -> Iterator[tuple[str, str]]:
    plain = unicodedata.normalize("NFKD", name.lower().replace("dr. ", "").translate(SPELT)).encode("ascii", "ignore")
    domain = random.choice(("example.org", "landkreis.example.org", "lk-musterland.example.org"))
    yield "email", f"{plain.decode().replace(' ', '.')}@{domain}"
    if random.random() < 0.9:
        yield "phone", random.choice(PHONES).format(random.randint(0, 999))
    if random.random() < 0.3:
        yield "mobile", random.choice(MOBILES)
    if random.random() < 0.2:
        yield "web", "https://www.example.org/integration"
