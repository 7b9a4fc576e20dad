"""Write: a seed and a length in, German text of districts out, built from the words of the real records."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random

SOURCE = Path(__file__).parent.parent / "source" / "programmlandkreise-2023-2024.txt"
# Districts and programmes of the source, whose sentences are theirs alone; and words that are links of the source.
_NAMES = re.compile(
    r"Dachau|Lippe|Potsdam|Ravensburg|Stendal|Waldeck|LZZ|Bosch|München|Aulendorf|Hessen|Forum|20\d\d"
    r"|\bhier\b|Projektzusammenfassung|Praxisleitfaden"
)
_SENTENCE = re.compile(r".+?[.!?](?= [A-ZÄÖÜ„]|$)")

AGENTS = (
    "der Landkreis",
    "die Steuerungsgruppe",
    "die Integrationsbeauftragte",
    "das Landratsamt",
    "die Kreishandwerkerschaft",
    "die Koordinierungsstelle Integration",
    "das Netzwerk aller relevanten Akteur:innen",
    "die stellvertretende Amtsleiterin",
    "das Amt für Migration und Integration",
    "die Sachgebietsleitung",
)
TIMES = (
    "im Zeitraum der Prozessbegleitung",
    "im Rahmen von Zukunftskonferenzen",
    "unter breiter Beteiligung",
    "nach drei Jahren",
    "in der Projektlaufzeit",
    "gemeinsam mit acht Kommunen",
    "in enger Abstimmung mit Ehrenamtlichen, Schulen und Betrieben",
    "vor dem Hintergrund des äußerst angespannten Wohnungsmarktes",
    "an drei festen Standorten mit mobiler Lehrkraft",
    "trotz Fachkräftemangel und demografischem Wandel",
)
DEEDS = (
    ("ein Konzept für hybride Deutschkurse", "erarbeitet", "erarbeiten"),
    ("eine breit angelegte Befragung Zugewanderter", "durchgeführt", "durchführen"),
    ("ein landkreisweites Integrationsnetzwerk", "aufgebaut", "aufbauen"),
    ("die Fortschreibung der kreislichen Integrationsstrategie", "vorbereitet", "vorbereiten"),
    ("verschiedene Dialogveranstaltungen", "etabliert", "etablieren"),
    ("neue Möglichkeiten der Kommunikation, Konfliktlösung und Prävention", "gefunden", "finden"),
    ("den Zugang zum Arbeitsmarkt", "erleichtert", "erleichtern"),
    ("die sozialräumlichen Netzwerke", "gestärkt", "stärken"),
    ("eine ämterübergreifende Routine", "verankert", "verankern"),
    ("effektive Einstiegswege in handwerkliche Berufe", "erprobt", "erproben"),
    ("die Schwelle für Vermietende", "gesenkt", "senken"),
    ("Zielgruppen für die Sprachkurse", "gewonnen", "gewinnen"),
    ("das Ehrenamt in Alltag und Arbeit", "unterstützt", "unterstützen"),
    ("ein Wissensbündnis für Wohnraum", "gegründet", "gründen"),
)
PURPOSES = (
    "um die Teilhabe von Einwohner:innen mit Einwanderungsgeschichte zu erhöhen",
    "um soziale Spannungen abzubauen und einer wachsenden Kluft entgegenzuwirken",
    "um gute Nachbarschaft – Begegnung in Alltag und Arbeit – zu stärken",
    "damit spezielle Bedarfe in den Blick genommen werden können",
    "damit auch sozial schwächere Zielgruppen eine Wohnung finden",
    "weil Migration und Integration Querschnittsaufgaben sind",
    "da viele Menschen aufgrund häuslicher und familiärer Verpflichtungen oder schlechter Anbindung fernbleiben",
    "obwohl niedrige Mieten, hoher Migrationsanteil und unzureichende Teilhabechancen den sozialen Druck erhöhen",
)
QUOTED = (
    "Miteinander in Vielfalt leben",
    "Ehrenamt macht stark!?",
    "Auf gute Nachbarschaft – Begegnung stärken",
    "Kennenlernen.Mitmachen.Ankommen.",
    "Integration von Kindern und Jugendlichen",
    "Wie wollen wir unser Zusammenleben zukünftig gestalten?",
)
SHORT = (
    "Es fehlt an Wohnraum.",
    "Die Wege sind weit.",
    "Der Anfang ist gemacht.",
    "Das Netzwerk besteht bis heute.",
    "Viele Kommunen machen mit.",
    "Dafür braucht es Zeit.",
    "Die Umfrage läuft noch.",
    "Sprache öffnet Türen.",
    "Begleitet wird das Vorhaben von Ehrenamtlichen.",
    "Der Kreis ist groß, der Bus fährt selten.",
)
FOREIGN = (
    "أهلا وسهلا بكم في منطقتنا",
    "Ласкаво просимо до нашого району",
    "Καλώς ήρθατε στην περιφέρειά μας",
)


@cache
def source_sentences() -> tuple[str, ...]:
    """Return the sentences of the real records that speak of no place, person or year."""
    paragraphs = [line for line in SOURCE.read_text(encoding="utf-8").splitlines() if len(line) > 150]
    sentences = [sentence.strip() for line in paragraphs for sentence in _SENTENCE.findall(line)]
    return tuple(one for one in sentences if not _NAMES.search(one) and len(one) > 30)


class Writer:
    """Writes text of one seed."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._short: list[str] = []

    def sentence(self) -> str:
        """Return a sentence of a source, or one of its words."""
        choose = self._random.choice
        if self._random.random() < 0.25:
            return choose(source_sentences())
        what, done, doing = choose(DEEDS)
        clause = f", {choose(PURPOSES)}" if self._random.random() < 0.5 else ""
        agent, time = choose(AGENTS), choose(TIMES)
        variants = (
            f"{agent} hat {time} {what} {done}{clause}.",
            f"{time} hat {agent} {what} {done}{clause}.",
            f"Dabei wurde sehr schnell deutlich, dass {agent} {what} {doing} muss{clause}.",
            f"{agent} möchte {what} {doing} (z.B. {time}){clause}.",
            f"Unter dem Titel {self._quoted()} hat {agent} {time} {what} {done}.",
            f"Viele Einwohner:innen sagen, {agent} solle {what} {doing}{clause}.",
        )
        return _capital(choose(variants))

    def _quoted(self) -> str:
        words = self._random.choice(QUOTED)
        return f'"{words}"' if self._random.random() < 0.3 else f"„{words}“"

    def text(self, characters: int, *, markdown: bool = True) -> str:
        """Return paragraphs of about `characters` in all, now and then with emphasis or a list."""
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < characters - 15:
            room = characters - sum(map(len, paragraphs))
            if markdown and paragraphs and room > 400 and self._random.random() < 0.12:
                paragraphs.append(self._list())
            else:
                paragraphs.append(self._paragraph(min(room, self._random.randint(200, 900)), markdown=markdown))
        return "\n\n".join(paragraphs)

    def _paragraph(self, characters: int, *, markdown: bool) -> str:
        sentences: list[str] = []
        while (length := len(" ".join(sentences))) < characters - 15:
            one = self.sentence()
            if length + len(one) > characters + 25:
                one = self._short_sentence()
            if markdown and self._random.random() < 0.03:
                one = self._emphasised(one)
            sentences.append(one)
        return " ".join(sentences)

    def _short_sentence(self) -> str:
        """Return a short sentence, each as often as any other."""
        if not self._short:
            self._short = self._random.sample(SHORT, len(SHORT))
        return self._short.pop()

    def _emphasised(self, sentence: str) -> str:
        """Mark one long word."""
        words = sentence.split(" ")
        places = [index for index, word in enumerate(words) if len(word) > 8 and word.isalpha()]
        if not places:
            return sentence
        place, mark = self._random.choice(places), self._random.choice(("*", "**"))
        words[place] = f"{mark}{words[place]}{mark}"
        return " ".join(words)

    def _list(self) -> str:
        items = self._random.sample(DEEDS, self._random.randint(2, 4))
        mark = "1." if self._random.random() < 0.2 else "-"
        return "\n".join(f"{mark} {what} {doing}" for what, _, doing in items)

    def foreign(self) -> str:
        """Return a sentence that quotes words in another script."""
        return f"Auf dem Plakat stand „{self._random.choice(FOREIGN)}“, und alle verstanden es."


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
