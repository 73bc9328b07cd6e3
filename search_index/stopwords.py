"""Words that a question is full of and that say nothing about what is sought, in folded form."""

from __future__ import annotations

# Negations are left in, and so is every word that can carry a meaning in a health question.
_WORDS = {
    "en": (
        "a about am an and any are as at be been being but by can could did do does for from had has have"
        " how i if in into is it its me my of on or our shall she he should so than that the their them"
        " then there these they this those to was we were what when where which who why will with would"
        " you your"
    ),
    "es": (
        "a al algun alguna ante como con cual cuales cuando de del desde donde e el ella ellas ellos en"
        " entre era es esa ese eso esta estan estar este esto estos estoy fue ha han hasta hay he la las"
        " le les lo los me mi mis muy nos o para pero por porque puede puedo que quien se ser si son su"
        " sus te tengo tiene u un una unas uno unos y ya yo"
    ),
    "ar": (
        "ا او اي اذا الا التي الذي الذين ان انا انت انه انها اين به بها بين تلك ثم حتي ذلك عند عن علي عليه"
        " عليها في فيه فيها قد كان كانت كل كما كم كيف لماذا لي له لها لهم ما ماذا مع متي من منه منها نحن هذا"
        " هذه هل هم هو هي هناك و يا يكون تكون"
    ),
}
STOP_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
