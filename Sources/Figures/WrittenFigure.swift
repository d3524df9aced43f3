import Numbers
import Records

/// What the text of a figure link says: a number with what it counts and how it is meant, a direction, or neither.
///
/// Read by ``read(_:unit:as:)``. Numbers that are part of a date (8月, 2024年), of an order (第三产业) or of a rate's
/// reference (每10万人) are no figures. Offsets count Unicode scalars of the text.
package struct WrittenFigure: Sendable, Hashable {
  /// How far the written number may be from the true one. 以上 and 以下 include the number, 不满, 不足, 超过 do not:
  /// Civil Code of the People's Republic of China, article 1259.
  package enum Bound: String, Sendable, Hashable {
    /// 近, nearly: below, by at most a tenth.
    case nearly
    /// 不足, under: below.
    case below
    /// 以下, 以内, at most.
    case atMost
    /// 逾, 超过, over: above.
    case above
    /// 以上, 不低于, at least.
    case atLeast
    /// 300余, 三十多: above, but short of the next hundred or ten.
    case andMore
    /// 约, 左右, about: within a tenth, or rounded to the written digits.
    case approximately
  }

  enum Quantity: Sendable, Hashable {
    case bare
    case percent
    case percentagePoints
    /// 倍, times.
    case multiple
    case unit(MeasureUnit.Label)
    /// A unit, but not the measure's.
    case foreign(String)
    /// 第3位, 3rd.
    case place
  }

  struct Amount: Sendable, Hashable {
    var number: ScannedNumber
    /// The second number of a range: 4—5.
    var high: Fraction?
    var quantity = Quantity.bare
    var bound: Bound?
    /// What the written number is multiplied with to give the quantity: 10 for 成, 1/10 for ‰.
    var factor = Fraction(1)
    /// One third has no decimals to compare.
    var isFraction = false
    /// From the bound to the unit and the bound behind it.
    var span: Range<Int>
    /// Where the unit stands, empty for none.
    var unitSpan: Range<Int>
  }

  struct Change: Sendable, Hashable {
    var direction: ComputedFigure.Direction
    /// 降至, fell to: the number is the level, not the change.
    var isLevel = false
    /// 基本持平.
    var isNearly = false
    var span: Range<Int>
  }

  /// Why a text cannot be read.
  package enum Unreadable: Error, Hashable, Sendable {
    /// One link is for one figure.
    case severalNumbers([String])
    case contradiction(String, String)
    /// 没有上升 leaves open what did happen.
    case negated(String)
    /// 倒数第一: a place counted from the other end.
    case fromEnd(String)
    /// 27的一半, half of 27, 27/2: the number is not what is said, but a part of that.
    case reckoned(String)
    case tooLarge(String)
  }

  var amount: Amount?
  var change: Change?
  /// 无, none, 未发生.
  var saysZero = false
  /// "—" or words to the effect that there is no number.
  var saysAbsent = false

  /// 每日, 人均, a day: the number is an average or a rate.
  var rate: Range<Int>?

  /// 第3, where the figure is no place: read as no amount, but worth a word.
  var ordinal: Range<Int>?

  package var hasNumber: Bool { amount != nil }
  package var direction: ComputedFigure.Direction? { change?.direction }
  package var bound: Bound? { amount?.bound }
  /// The number in the unit as written: 17450000 for 1745万.
  package var magnitude: Fraction? { amount?.number.magnitude }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - unit: labels of the measure, by which its number is told from others.
  ///   - kind: what the computed number counts; a place is read in 第3位 only for a rank.
  package static func read(
    _ text: String, unit: MeasureUnit = .plain, as kind: ComputedFigure.Unit = .measure
  ) throws(Unreadable) -> WrittenFigure {
    var reader = WrittenFigureReader(text: [UInt32](folding: text), unit: unit, kind: kind)
    reader.scan()
    return try reader.figure(of: text)
  }
}
