/// Currencies that stand apart from the unit.
extension NumberGroup {
  /// Makes a sum foreign whose currency stands before it (US$5, 港币5万元) or behind its 元 (5万元港币).
  mutating func readCurrency() {
    switch amount.quantity {
    case .bare, .unit: break
    default: return
    }
    let behind = end < text.count ? StatisticalUnits.foreignCurrencies.match(in: text, at: end) : nil
    let before = StatisticalUnits.foreignCurrencies.match(in: text, before: amount.number.range.lowerBound)
    guard let word = behind ?? before else { return }
    if let behind { end += behind.count }
    let isOwn = unit.labels.contains { $0.base == word } || unit.label(replacedBy: word) != nil
    if !isOwn { amount.quantity = .foreign(String(scalars: word)) }
  }
}
