/// The fixed words of charts and tables, in the language of the page.
package struct ChartWords: Sendable {
  /// 无数据: explains the mark of a gap.
  package var noData: String
  /// 初步数据: numbers that may still change.
  package var provisional: String
  /// 合计: heads the last row.
  package var total: String
  /// 数据表: opens the table below a chart.
  package var dataTable: String
  /// 下载CSV
  package var download: String
  /// 上升
  package var rise: String
  /// 下降
  package var fall: String
  /// 持平
  package var unchanged: String
  /// 好转: the change is to the good.
  package var better: String
  /// 恶化: the change is for the worse.
  package var worse: String
  /// Stands between words that are read out one after the other: ", " or ",".
  package var comma: String

  package init(
    noData: String, provisional: String, total: String, dataTable: String, download: String, rise: String,
    fall: String, unchanged: String, better: String, worse: String, comma: String
  ) {
    self.noData = noData
    self.provisional = provisional
    self.total = total
    self.dataTable = dataTable
    self.download = download
    self.rise = rise
    self.fall = fall
    self.unchanged = unchanged
    self.better = better
    self.worse = worse
    self.comma = comma
  }
}
