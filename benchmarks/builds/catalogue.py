"""Writes an invented catalogue of N needs for measuring builds: the same bytes for the same N."""

import shutil
from pathlib import Path
from random import Random

SITE = """name: {sv: Mätkatalogen}
languages: [sv]
base_url: https://behov.example/
contact: {role: Webbredaktionen, email: webb@behov.example}
"""
REGIONS = ("varmland", "dalarna", "skane", "gotland", "halland", "uppsala", "blekinge", "kronoberg")
AREAS = ("lungor", "hjarta", "somn", "smarta", "diabetes", "rehabilitering", "munhalsa", "akutvard")
STEMS = [
    "vård",
    "hjärta",
    "lung",
    "sömn",
    "behov",
    "mäta",
    "plan",
    "möte",
    "data",
    "stöd",
    "hem",
    "tid",
    "prov",
    "svar",
    "väg",
    "råd",
    "mål",
    "steg",
    "vecka",
]
ENDINGS = ["", "en", "ens", "et", "ar", "arna", "enhet", "plan", "grupp", "tid", "stöd", "mottagning", "skydd", "data"]
WORDS_OF_A_BODY = 250


def lay_out(folder: Path, count: int, site: Path | None) -> None:
    """A copy of the `site` that is there, or an invented one of `count` needs, in `folder`."""
    if site:
        shutil.copytree(site / "content", folder / "content")
    else:
        write_catalogue(count, folder)


def write_catalogue(count: int, folder: Path) -> None:
    """`count` needs, a fifth as many solutions, and what a site asks for, into `folder`/content."""
    random = Random(count)
    content = folder / "content"
    for name in ("needs", "solutions", "pages", "vocabularies"):
        (content / name).mkdir(parents=True, exist_ok=True)
    (content / "site.yml").write_text(SITE, "utf-8")
    regions = [f"region-{key}:\n  name: {{sv: Region {key.capitalize()}}}\n  kind: region\n" for key in REGIONS]
    company = "bolaget:\n  name: {sv: Bolaget}\n  kind: company\n"
    (content / "organisations.yml").write_text("".join(regions) + company, "utf-8")
    areas = "".join(f"{key}: {{label: {{sv: {key.capitalize()}}}}}\n" for key in AREAS)
    (content / "vocabularies/areas.yml").write_text(areas, "utf-8")
    for number in range(count):
        (content / f"needs/behov-{number}.md").write_text(need(number, random), "utf-8")
    for number in range(count // 5):
        (content / f"solutions/losning-{number}.md").write_text(solution(number, count, random), "utf-8")


def need(number: int, random: Random) -> str:
    day = f"{2020 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}"
    return f"""---
title: {sentence(4, random)} {number}
summary: {sentence(16, random)}.
organisation: region-{random.choice(REGIONS)}
stage: identified
areas: [{random.choice(AREAS)}]
origin: {{kind: staff_meeting, date: {day}}}
goals: [{{measure: {sentence(5, random)}, unit: "%", baseline: {random.randrange(50)}, target: 75, by: 2027-12-31}}]
log: [{{date: {day}, stage: identified}}]
---

{body(random)}
"""


def solution(number: int, needs: int, random: Random) -> str:
    return f"""---
title: {sentence(3, random)} {number}
summary: {sentence(14, random)}.
provider: bolaget
answers: [behov-{random.randrange(needs)}]
stage: proposed
contact: {{role: Kundtjänst, email: kontakt@example.com}}
---

{body(random)}
"""


def body(random: Random) -> str:
    parts = [sentence(WORDS_OF_A_BODY // 10, random) + "." for _ in range(10)]
    return f"## Problemet i dag\n\n{' '.join(parts[:5])}\n\n## En bättre dag\n\n- " + "\n- ".join(parts[5:])


def sentence(words: int, random: Random) -> str:
    return " ".join(random.choice(STEMS) + random.choice(ENDINGS) for _ in range(words)).capitalize()
