"""Who the samples are issued to: names as people really have them, and what happened to their certificates."""

from dataclasses import dataclass
from enum import Enum


class Story(Enum):
    """What happened to a certificate, and what a verifier must say about it."""

    VALID = (True, "in force")
    EXPIRED = (False, "its validity has ended")
    REVOKED = (False, "it was taken back: its bit in the status list is set")
    RETIRED_KEY = (True, "its key signs no more but is still published")
    WITHDRAWN_KEY = (False, "its key was withdrawn: the issuer does not publish it any more")
    REISSUED = (True, "it was issued again after the key of the first one was withdrawn")
    RUN_OUT = (False, "it ran out; the holder has a newer one")
    RENEWED = (True, "it is the newer one of a holder whose first one ran out")

    @property
    def valid(self) -> bool:
        """Whether a verifier must accept it."""
        return bool(self.value[0])

    @property
    def why(self) -> str:
        """The reason in words."""
        return str(self.value[1])


@dataclass(frozen=True)
class Holder:
    """One person: `slug` names the files."""

    slug: str
    name: str
    story: Story = Story.VALID
    email: str = "{}@acme.example"


HOLDERS = (
    Holder("latin", "Amina Osei"),
    Holder("accents", "Ana Lucía Fernández de la Vega y Montoya"),
    Holder("polish", "Tomasz Zieliński"),
    Holder("vietnamese", "Nguyễn Thị Minh Khai"),
    Holder("greek", "Ελένη Παπαδοπούλου"),
    Holder("cyrillic", "Светлана Ильинична Королёва"),
    Holder("arabic", "يوسف بن محمد المنصوري"),
    Holder("hebrew", "נועה בן־דוד"),
    Holder("persian", "فاطمه‌زهرا میرحسینی"),
    Holder("devanagari", "श्रीनिवास कृष्णमूर्ति"),
    Holder("tamil", "மீனாட்சி சுந்தரம்"),
    Holder("thai", "สมชาย ใจดี"),
    Holder("chinese", "李明"),
    Holder("rare-han", "𠮷野 𩸽"),
    Holder("japanese", "渡邉 さくら"),
    Holder("korean", "김하늘"),
    Holder("georgian", "ნინო ბერიძე"),
    Holder("amharic", "ሰላም ተስፋዬ"),
    Holder("one-letter", "A"),
    Holder("long", "Wolfeschlegelsteinhausenbergerdorff " * 6 + "Senior"),
    Holder("quotes", 'Dwayne "The Rock" O\'Neil \\ Johnson'),
    Holder("markup", "<b>Bobby</b> &amp; Tables; DROP_TABLE"),
    Holder("emoji", "Zoë 👩🏽‍🔬 🏳️‍🌈"),
    Holder("combining", "e\u0301 and é, ﬁne stories"),
    Holder("two-directions", "Dana דנה Levi \u200f(IL)\u200e"),
    Holder("line-separators", "Line\u2028and\u2029paragraph"),
    Holder("nquads", '_:c14n0 <x> "y"@en .'),
    Holder("percent", "100%(name)s %s {0} ${HOME}"),
    Holder("no-address", "Only a Name", email=""),
    Holder("expired", "Edda Vergangen", Story.EXPIRED),
    Holder("revoked", "Reza Tabrizi", Story.REVOKED),
    Holder("revoked-arabic", "ليلى حداد", Story.REVOKED),
    Holder("retired-key", "Old Key Holder", Story.RETIRED_KEY),
    Holder("withdrawn-key", "Stolen Key Holder", Story.WITHDRAWN_KEY),
    Holder("renewed", "Grace Achieng", Story.RUN_OUT),
)
