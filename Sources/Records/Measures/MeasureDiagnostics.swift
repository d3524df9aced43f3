import Diagnostics

extension DiagnosticKind {
  package static let measuresReference = DiagnosticKind(
    "measures-reference", .configuration, .error, title: "A measure or dimension names something that does not exist.",
    explanation: """
      `measures.yaml` names resources of `datapackage.yaml`, their columns, and measures and dimensions of its own. \
      Nothing of the name written was found.
      """)
  package static let measuresDefinition = DiagnosticKind(
    "measures-definition", .configuration, .error, title: "A measure or dimension cannot be computed as it is defined.",
    explanation: """
      A measure has exactly one of `count`, `sum`, `distinct`, `ratio` and `rate`. Sums need a column of numbers, `time` \
      a column of dates, months or years, and a ratio must not lead back to itself.
      """)
  package static let figureQuery = DiagnosticKind(
    "figure-query", .markdown, .error, title: "The address of a figure, chart or table cannot be read.",
    explanation: """
      It is `figure:MEASURE[.VIEW][?KEY=VALUE&…]`, such as `figure:deaths.change?period=2024-08`; charts and tables may \
      name several measures and take `by=`. Periods are `2024`, `2024-H1`, `2024-Q3`, `2024-08`, `2024-W35`, \
      `2024-08-15` and ranges such as `2024-01..2024-08`.
      """)
  package static let figureReference = DiagnosticKind(
    "figure-reference", .markdown, .error, title: "A figure asks for something that the data do not have.",
    explanation: """
      Measures and dimensions are those of `measures.yaml`; values of a dimension are codes or names of its code list, \
      or else the values in the data.
      """)
  package static let figureRequest = DiagnosticKind(
    "figure-request", .markdown, .error, title: "A figure asks for something that has no answer.",
    explanation: """
      For example: a change without a period, a share without a part, a period of a measure that has no `time`, months \
      of a table by years, or a rank among values that were not named.
      """)
}

/// The findings of measures and queries, for the reference.
package enum MeasureDiagnostics {
  package static let all: [DiagnosticKind] = [
    .measuresReference, .measuresDefinition, .figureQuery, .figureReference, .figureRequest,
  ]
}
