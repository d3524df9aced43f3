/// What becomes of the digits that are not shown.
///
/// Offices differ: the same 8/45 is printed as 17.78 % and, by truncation, as 17.77 %. So it is a setting.
package enum RoundingMode: String, Sendable, CaseIterable {
  /// To the nearest; a half goes away from zero (四舍五入).
  case halfUp = "half-up"
  /// To the nearest; a half goes to the even digit (GB/T 8170-2008, 四舍六入五成双; IEEE 754 roundTiesToEven).
  case halfEven = "half-even"
  /// Towards zero: digits are cut off.
  case truncate
}
