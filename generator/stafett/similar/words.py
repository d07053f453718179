"""Text to the words that tell one entry from another: lower case, without function words, without endings."""

import re
from collections.abc import Iterable
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]{3,}")
SHORTEST_WORD, SHORTEST_STEM = 4, 4
ENDINGS = {
    "sv": frozenset((
        "heterna", "heten", "heter", "arnas", "ernas", "ornas", "andet", "arna", "erna", "orna", "ande", "ades", "aste",
        "aren", "aret", "het", "are", "ade", "ast", "ens", "ets", "ar", "er", "or", "en", "et", "an", "na", "as", "es", "ad",
        "at", "a", "e", "s",
    )),
    "en": frozenset(("ingly", "ings", "ness", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y")),
}  # fmt: skip
"""Inflections by language; a language without a row keeps its words whole."""
LONGEST_ENDING = max(len(ending) for endings in ENDINGS.values() for ending in endings)
SWEDISH = """
aldrig alla allt alltid allting andra annan annat anser antal använda använder att bara behov
behöva behöver behövs bland blev bli blir blivit borde bort borta bättre både börja börjar dagar dagen
dagens dels dem den denna deras dess dessa dessutom det detta din dina där därför efter egen eget egna
eller endast enkel enkla enklare ett exempel exempelsiffra exempelsiffror fanns fick finns fler flera
flesta fram framför från få får fått följa följer för före först första gamla ganska genom ger ges gick
gjort gäller gång gånger gör göra hade han hand hans har hela hellre hennes hitta hjälp hjälpa
hjälper hon honom hur här ibland idag inga ingen ingenting inget innan inom inte istället kan kanske
klara klarar komma kommer krav kräver kunde kunna kunnat känna känner lagom ligger lika likaså lite lätt
lättare lång långt låta lösning lösningar lösningen man med medan mellan men mera mest min mina mindre
minst mitt mycket många måste möjlig möjligt möta nog när nära nästa nästan någon något några når och
också ofta oftast olika omkring person personen personer precis rätt samma samt sedan senast sida siffra
siffror sin sina sist sitt själv själva ska skall skiljer skriva skulle slut slutar som stor stora stort
ställa ställe större säga säger sätt så sådan sådana sådant ta tagit tala tar tidigare till
tillräckligt tills tillsammans tre trots två under ungefär upp utan utanför vad var vara varandra varför
varit varje varken vars vem vems vet vid vidare vilja vilka vilken vilket vill väl våra våran vårt även
åker år åren året över övrig övriga
"""
ENGLISH = """
about above after again all also always and another any are because been before being below best better
between both but can cannot come comes could did does doing done down during each either enough even
every everyone example few find first follow following for found from further get gets give gives goes
going good had has have having help helps her here his how however into its itself just know knows less
like little long made make makes many may might more most much must need needed needs never new not
nothing now often once one only onto other others our out over own part people person place put rather
really right same see seen several shall she should simple since solution solutions some something soon
still such take taken takes than that the their them themselves then there these they thing things this
those three through time today together too towards two under until upon use used user uses using very
want wants was way well were what when where whether which while who whole whom whose why will with
within without work works would year years yet you your
"""
FUNCTION_WORDS = frozenset((SWEDISH + ENGLISH).split())
"""Words that every need may have, in either language: catalogues mix them."""


def terms_of(texts: Iterable[str], language: str) -> dict[str, str]:
    """The texts' words by their stems, as first written (in lower case); three letters count where they are an abbreviation."""
    found: dict[str, str] = {}
    for word in WORD.findall("\n".join(texts)):
        if term := term_of(word, language):
            found.setdefault(*term)
    return found


@lru_cache(maxsize=1 << 15)
def term_of(word: str, language: str) -> tuple[str, str] | None:
    """A word's stem and the word in lower case; None for a word that tells nothing."""
    lowered = word.lower()
    if lowered in FUNCTION_WORDS or not (len(word) >= SHORTEST_WORD or word.isupper()):
        return None
    return stem(lowered, language), lowered


def forget_words() -> None:
    """Give the memory back that known words take, once a large comparison is over."""
    term_of.cache_clear()


def stem(word: str, language: str) -> str:
    """The word without its inflection, if four letters are left: the longest ending that it has."""
    endings = ENDINGS.get(language, frozenset())
    if endings and len(word) > SHORTEST_STEM:
        word = word.removesuffix("s")
    for letters in range(min(LONGEST_ENDING, len(word) - SHORTEST_STEM), 0, -1):
        if word[-letters:] in endings:
            return word[:-letters]
    return word
