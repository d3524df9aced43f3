/// What is known of languages without asking anybody.
extension LanguageTag {
  /// What its own speakers call a language, for who cannot read any other; the tag itself where that is not known.
  /// Source: CLDR, autonyms.
  package static func ownName(of language: String) -> String {
    lookup(language, among: names.map(\.0)).flatMap { found in names.first { $0.0 == found }?.1 } ?? language
  }

  /// The locale of Open Graph, `language_TERRITORY` (ogp.me, `og:locale`): by the region that is written, else the
  /// likeliest one. Nil where none is known.
  package static func locale(of language: String) -> String? {
    let parts = subtags(of: language)
    guard let primary = parts.first else { return nil }
    if let region = parts.dropFirst().first(where: { $0.utf8.count == 2 }) {
      return "\(primary)_\(region.uppercased())"
    }
    return lookup(language, among: territories.map(\.0)).flatMap { found in
      territories.first { $0.0 == found }.map { "\(primary)_\($0.1)" }
    }
  }

  private static let names = [
    ("ar", "العربية"), ("bo", "བོད་སྐད་"), ("de", "Deutsch"), ("en", "English"), ("es", "Español"), ("fa", "فارسی"),
    ("fr", "Français"), ("hi", "हिन्दी"), ("id", "Bahasa Indonesia"), ("it", "Italiano"), ("ja", "日本語"),
    ("kk", "Қазақ тілі"), ("km", "ខ្មែរ"), ("ko", "한국어"), ("lo", "ລາວ"), ("mn", "Монгол"), ("ms", "Bahasa Melayu"),
    ("my", "မြန်မာ"), ("ne", "नेपाली"), ("nl", "Nederlands"), ("pl", "Polski"), ("pt", "Português"), ("ru", "Русский"),
    ("th", "ไทย"), ("tl", "Tagalog"), ("tr", "Türkçe"), ("ug", "ئۇيغۇرچە"), ("uk", "Українська"), ("ur", "اردو"),
    ("uz", "Oʻzbek"), ("vi", "Tiếng Việt"), ("za", "Vahcuengh"), ("zh-Hans", "简体中文"), ("zh-Hant", "繁體中文"),
  ]

  private static let territories = [
    ("ar", "AR"), ("de", "DE"), ("en", "US"), ("es", "ES"), ("fr", "FR"), ("id", "ID"), ("it", "IT"), ("ja", "JP"),
    ("ko", "KR"), ("ms", "MY"), ("nl", "NL"), ("pl", "PL"), ("pt", "PT"), ("ru", "RU"), ("th", "TH"), ("tr", "TR"),
    ("uk", "UA"), ("vi", "VN"), ("zh-Hans", "CN"), ("zh-Hant", "TW"),
  ]
}
