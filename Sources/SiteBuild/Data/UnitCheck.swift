import Diagnostics
import Figures
import Records
import SiteModel

/// Compares the unit of a measure with that of the column that it sums: 元 for a column in 万元 is wrong by ten thousand.
enum UnitCheck {
  static func findings(_ measures: MeasureSet, _ tables: [SiteData.Table]) -> [Diagnostic] {
    measures.measures.compactMap { measure in
      guard case .sum(let source, let column, scale: _) = measure.form, let unit = measure.unit,
        let table = tables.first(where: { $0.resource.name == source.resource }),
        let field = table.schema.field(named: column), let own = field.unit ?? bracketed(in: field)
      else { return nil }
      let labels = unit.entries.map(\.text)
      let isSame = labels.contains { MeasureUnit($0).power == MeasureUnit(own).power }
      guard MeasureUnit(own).isMoney, labels.contains(where: { MeasureUnit($0).isMoney }), !isSame else { return nil }
      return Diagnostic(
        .measuresDefinition,
        "the measure \"\(measure.name)\" is in \(labels[0]), but the column \"\(column)\" that it sums is in \(own)",
        at: SourceLocation(path: MeasureOutline.path), remedy: "write \"unit: \(own)\", or convert the column")
    }
  }

  /// 直接经济损失(万元) → 万元
  private static func bracketed(in field: TableField) -> String? {
    for name in [field.title, field.name].compactMap(\.self) {
      guard let open = name.lastIndex(where: { "(（".contains($0) }), let last = name.last, ")）".contains(last) else {
        continue
      }
      return String(name[name.index(after: open)...].dropLast())
    }
    return nil
  }
}
