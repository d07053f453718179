"""Swedish words to try stemmers on."""

import random

from stafett.search.compounds import swedish_lexicon


def some_words(count: int) -> list[str]:
    """Words of the installed dictionary, each also with endings that Swedish has, the same ones every time."""
    chance = random.Random(1)
    words = sorted(swedish_lexicon().dictionary.flags)
    endings = ["", "", "en", "et", "arna", "ernas", "heten", "andet", "ades", "lig", "fullt", "löst", "s", "ets"]
    return sorted({word + chance.choice(endings) for word in chance.sample(words, count)})
