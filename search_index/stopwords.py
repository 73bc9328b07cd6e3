"""Words that a question is full of and that say nothing about what is sought."""

from __future__ import annotations

from search_index.folding import fold, normalise

# Function words as they are spelled. Every word that can carry a meaning in a question is left out of the
# lists: negations ("not", "without"), numbers, quantities, what parts before from after or under from in;
# words that are one of these too, as Swahili and Somali "la", Somali "ma" and "aan", which can deny; and
# what half of a short question hangs on: Russian "от" (against), "есть" (also to eat), "может ли" (can it).
# So are letters that name a vitamin or a hepatitis, but for the most frequent words of a language.
# Scripts without spaces have no list: their pairs of units hold such words and parts of others alike.
_WORDS = {
    "en": (
        "a about am an and any are as at be been being but by can could did do does for from had has have"
        " how i if in into is it its me my of on or our shall she he should so than that the their them"
        " then there these they this those to was we were what when where which who why will with would you"
        " your"
    ),
    "es": (
        "a al algún alguna ante como con cual cuales cuando de del desde donde e el ella ellas ellos en"
        " entre era es esa ese eso esta están estar este esto estos estoy fue ha han hasta hay he la las le"
        " les lo los me mi mis muy nos o para pero por porque puede puedo que quien se ser si son su sus te"
        " tengo tiene u un una unas uno unos y ya yo"
    ),
    "ar": (
        "أ أو أي إذا إلا التي الذي الذين أن أنا أنت إنه إنها أين به بها بين تلك ثم حتى ذلك عند عن على عليه"
        " عليها في فيه فيها قد كان كانت كل كما كم كيف لماذا لي له لها لهم ما ماذا مع متى من منه منها نحن"
        " هذا هذه هل هم هو هي هناك و يا يكون تكون"
    ),
    "fr": (
        "à ai as au aux avec avez avons ça ce ceci cela celle celles celui ces cet cette ceux chez comme"
        " comment dans de des donc du elle elles en es est et étaient était être eux il ils j je l la le"
        " les leur leurs lui m ma mais me mes moi mon nos notre nous on ont ou où par parce peut peuvent"
        " peux pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa se ses si son sont suis"
        " sur t ta te tes toi ton tu un une vos votre vous y"
    ),
    "pt": (
        "a à ao aos aquela aquelas aquele aqueles aquilo as às com como da das de dela delas dele deles do"
        " dos e é ela elas ele eles em era essa essas esse esses esta está estão estar estas este estes"
        " estou eu foi foram há isso isto lhe lhes mas me meu meus minha minhas na nas no nos nossa nosso"
        " num numa o os ou para pela pelas pelo pelos pode podem por porque posso quais qual quando que"
        " quem se ser será seu seus sua suas são também te tem têm tenho ter um uma umas uns você vocês"
    ),
    "ru": (
        "а бы был была были было быть будет будут в вам вас ваш ваша ваше ваши во вы где для его ей ему"
        " если её же и из или им их к как какая какие каким каких какого какое какой ко когда которая"
        " которое которые который кто куда меня мне могу можно мой моего моей мои моя моё мы на нам нас но"
        " о об он она они оно откуда по почему при с свои своя свой себя со так также там тебе тебя те то"
        " того тоже той тот ты у чего чем чему что чтобы эта эти это этого этой этом этому этот я"
    ),
    "uk": (
        "але або би буде будуть був була були було бути в вам вас ваш ваша ваше ваші ви він вона вони воно"
        " де для є ж з за зі і із її їй їм їх його йому й коли куди мене мені ми мій можна можу мої моя моє"
        " на навіщо нам нас наш по при про свої своя свій себе та так також там те теж ти того той тобі"
        " тебе тут у хто це цей ця ці цього цієї чому що щоб я як яка яке який яким яких які якщо"
    ),
    "fa": (
        "آن آنها آیا از است اگر اما او این با باشد باشند باید بر برای به بود بودند پس تا تو چرا چطور چگونه"
        " چه چیست خود دارد دارم دارند در را شد شده شما شود شوند کجا کدام کند کنند کنم کنید که کی ما من می"
        " می‌تواند می‌توانم می‌شود می‌شوند می‌کند می‌کنم می‌کنند نیز ها های هست هستم هستند هم و ولی یا"
    ),
    "hi": (
        "अगर अपना अपनी अपने आप आपका आपकी आपके आपको इन इस इसका इसकी इसके इसे उन उस उसका उसकी उसके उसे और कब"
        " कर करता करती करते करना करने करें कहाँ का कि किस किसे की के कैसा कैसी कैसे को कौन क्या क्यों जब"
        " जिस जो तब तुम तो था थी थे द्वारा ने पर भी मुझे में मेरा मेरी मेरे मैं यदि यह या ये रहा रही रहे"
        " लिए लेकिन वह वाला वाली वाले वे सकता सकती सकते से हम हमारा हमारी हमारे हमें ही हुआ हुई हुए हूँ है"
        " हैं हो होता होती होते होना"
    ),
    "bn": (
        "আছে আপনাকে আপনার আপনি আমরা আমাকে আমাদের আমার আমি আর এই এটা এটি এবং এর ওই ও কখন করব করবেন করা করতে"
        " করি করে করেন কার কি কিন্তু কিভাবে কী কীভাবে কেন কেমন কোথায় কোন ছিল জন্য তবে তা তার তারা তাদের"
        " তাঁর তিনি তুমি তোমার দিয়ে দ্বারা পারি পারে পারেন বা যদি যা যার যে সঙ্গে সাথে সে সেই সেটা হচ্ছে"
        " হতে হবে হয় হয়ে হয়েছে হল হলে হলো"
    ),
    "ur": (
        "آپ آپکا آپکی آپکے آپکو اس اسے اگر ان اپنا اپنی اپنے اور بھی پر تب تو تھا تھی تھے جب جس جو رہا رہی"
        " رہے سکتا سکتی سکتے سے کا کب کر کرتا کرتی کرتے کرنا کرنے کریں کس کسے کو کون کونسا کونسی کہ کہاں کی"
        " کیا کیسا کیسی کیسے کیوں کے لئے لیکن لیے مجھے میرا میری میرے میں نے والا والی والے وہ ہم ہمارا"
        " ہماری ہمارے ہمیں ہو ہوا ہوئی ہوئے ہوتا ہوتی ہوتے ہوں ہونا ہی ہے ہیں یا یہ"
    ),
    "sw": (
        "ambacho ambao ambaye ambayo ana au cha changu chake chako gani hicho hii hiki hili hilo hivi hivyo"
        " hiyo hizi hizo huo huu ikiwa ili ipi je kama katika kuwa kwa kwamba kwenye lakini lini mimi na"
        " nani ni nina nini pia sisi tuna una upi vipi vya wa wake wako wana wangu wao wapi wetu wewe ya"
        " yake yako yangu yao yeye yetu za zake zako zangu zao zetu zipi"
    ),
    "so": (
        "aad adiga ah ahay ama aniga ay ayaa ayay ayuu baa ee goorma haddii iga igu in inay inuu isaga"
        " iyada iyaga iyo ka kaas kan kani kee ku kuwa kuwaas kuwan laakiin laga lagu leedahay leeyahay leh"
        " loo loogu maxa maxaa maxay oo si sida sidee soo taas tahay tan tani tee u ugu uu waa waxa waxaa"
        " waxaan waxay wuxuu xaggee yaa yahay yihiin"
    ),
}


def _folded(words: str, language: str) -> frozenset[str]:
    return frozenset(fold(normalise(word, language)) for word in words.split())


# In folded form, in which a word of a query or of an index is held against them.
STOP_WORDS = {language: _folded(words, language) for language, words in _WORDS.items()}
