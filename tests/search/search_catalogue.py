"""A made-up catalogue of a few needs, with what the tests ask of it."""

from stafett.search.documents import SearchDocument

NEEDS = {
    "hjartsvikt": (
        "Hjärtsviktsmottagning nära hemmet",
        "Uppföljning av hjärtsvikt utan långa resor.",
        "Patienter med hjärtsvikt reser långt till mottagningen. Egenmonitorering i hemmet kan ersätta många besök.",
        ("circulation",),
    ),
    "vardskador": (
        "Färre vårdskador vid utskrivning",
        "Information går förlorad mellan sjukhus och kommun.",
        "En vårdskada kostar lidande. Journalen ska följa med, och läkemedelslistan likaså.",
        ("safety",),
    ),
    "diabetes": (
        "Tidigare upptäckt av diabetes",
        "Metabol ohälsa upptäcks sent i primärvården.",
        "Blodsocker mäts för sällan. Vården behöver enklare prov, också för äldre.",
        ("metabolic", "circulation"),
    ),
    "batteri": (
        "Batterilagring för ambulanser",
        "Utrustningen dör mitt i uppdraget.",
        "Laddning sker för sällan. Funktionsbrevlådan för fel används inte. Värdet sjunker.",
        ("technology",),
    ),
    "spraktolk": (
        "Tolk i akuta möten",
        "Språket får inte hindra vården.",
        "Vad det gäller\nTolkar finns sällan på plats när det är bråttom. Telefon räcker inte alltid. <script>alert(1)</script>",
        ("safety",),
    ),
}
FACETS = {
    "kind": {"need": "Behov", "solution": "Lösningar", "event": "Händelser"},
    "areas": {
        "circulation": "Hjärta och kärl",
        "safety": "Patientsäkerhet",
        "metabolic": "Metabol hälsa",
        "technology": "Teknik",
    },
}


def _need(
    place: int,
    entry_id: str,
    language: str,
    languages: tuple[str, ...],
    texts: tuple[str, str, str],
    areas: tuple[str, ...],
) -> SearchDocument:
    title, summary, body = texts
    url = f"/behov/{entry_id}/" if language == "sv" else f"/en/needs/{entry_id}/"
    return SearchDocument(
        entry_id,
        "need",
        language,
        languages,
        url,
        title,
        summary,
        (),
        body,
        {"kind": ("need",), "areas": areas},
        newest=20_000 + place,
        deadline=None if place % 2 else 40_000 - place,
        priority=float(place),
    )


def _languages(entry_id: str) -> tuple[str, ...]:
    return ("sv", "en") if entry_id == "diabetes" else ("sv",)


SWEDISH = [
    _need(place, entry_id, "sv", _languages(entry_id), (title, summary, body), areas)
    for place, (entry_id, (title, summary, body, areas)) in enumerate(NEEDS.items())
]
FILLERS = [
    _need(
        10 + place,
        f"fyllnad-{place}",
        "sv",
        ("sv",),
        (f"Ärende nummer {place}", "Ett ärende bland många.", "Ärendet handläggs snart."),
        ("technology",),
    )
    for place in range(40)
]
ENGLISH = [
    _need(
        2,
        "diabetes",
        "en",
        ("sv", "en"),
        ("Earlier detection of diabetes", "Found too late in primary care.", "Simpler tests are needed."),
        ("metabolic",),
    )
]
DOCUMENTS = {"sv": [*SWEDISH, *FILLERS], "en": ENGLISH}
