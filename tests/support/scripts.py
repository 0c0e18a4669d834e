"""A name in each of many scripts."""

SCRIPTS = {
    "Latin": "Đặng Thị Ngọc Thảo",
    "Greek": "Κωνσταντίνος",
    "Cyrillic": "Светлана",
    "Arabic": "محمد عبد الرحمن العلي",
    "Hebrew": "יעל כהן",
    "Devanagari": "प्रियंका श्रीवास्तव",
    "Bengali": "শ্রেয়া বন্দ্যোপাধ্যায়",
    "Tamil": "செல்வி கிருஷ்ணன்",
    "Thai": "สมชาย ทิพย์",
    "Japanese": "田中 さくら",
    "Korean": "김민준",
    "Chinese": "王小明",
    "Georgian": "ნინო",
    "Armenian": "Արամ",
    "Ethiopic": "ሰላም",
    "an emoji": "Kim 😀 Lee",
}
