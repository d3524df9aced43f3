import SampleSites
import SiteBuild

extension SampleSite {
  /// A site with decisions that appear, go and are withdrawn in June 2024, and texts that count and list them.
  ///
  /// - Parameter rows: of the decisions: id, decided, published, until, off, reason, basis, party, amount.
  static func withDecisions(_ rows: String = Decisions.rows, configuration: String = SampleSite.configuration) throws
    -> SampleSite
  {
    try SampleSite(configuration + "search: true\n")
      .content("data/datapackage.yaml", Decisions.package).content("data/measures.yaml", Decisions.measures)
      .content("data/decisions.csv", Decisions.header + rows)
      .content("data/parties.csv", Decisions.parties)
      .content(
        "data/queries/amounts.sql", "SELECT party, sum(amount) AS amount FROM decisions GROUP BY party ORDER BY party\n"
      )
      .content("decisions/_index.md", Decisions.section)
      .content(
        "notices/all.md",
        """
        ---
        title: 全部
        kind: notice
        date: 2024-01-01
        period: 2024
        ---

        共[](figure:decisions)。

        ![清单](records:decisions)

        ![各家](table:decisions?by=party)

        ![走势](chart:decisions?by=month&period=2024-01..2024-06)

        ![金额](table:sql/amounts)

        """)
  }
}

/// What the tables of `SampleSite.withDecisions` hold.
enum Decisions {
  static let header = "id,decided,published,until,off,reason,basis,party,amount\n"

  /// 1 is always there; 2 appears on 10 June; 3 goes on 15 June; 4 was withdrawn on 20 May; 5 is withdrawn at noon of
  /// 20 June; 6 was gone before it was withdrawn.
  static let rows = """
    D1,2024-01-10,,,,,,P1,10.5
    D2-LATER,2024-05-10,2024-06-10,,,,,P2-LATER,20.125
    D3-TERM,2024-02-10,,2024-06-15,,,,P1,30
    D4-BACK,2024-03-10,,,2024-05-20T00:00:00,事实认定有误,行政处罚法第四十八条,P4-BACK,40
    D5-SOON,2024-04-10,,,2024-06-20T12:00:00,SOON-REASON,,P5-SOON,50
    D6-OLD,2024-04-12,,2024-05-01,2024-05-02T00:00:00,GONE-REASON,,P1,60

    """

  static let parties = """
    code,name,publishDate
    P1,甲公司,
    P2-LATER,LATER-NAME,2024-06-10
    P4-BACK,丁公司,
    P5-SOON,戊公司,

    """

  static let section = """
    ---
    title: 处罚决定
    pages-from: {resource: decisions, title: "{id} {party}", date: decided, kind: notice}
    ---

    """

  static let package = """
    resources:
      - name: decisions
        title: 决定
        path: decisions.csv
        temporalCoverage: 2024-01..2024-06
        lifecycle:
          publishDate: published
          expiryDate: until
          withdrawn: {date: off, reason: reason, basis: basis}
        schema:
          primaryKey: id
          foreignKeys: [{fields: party, reference: {resource: parties, fields: code}}]
          fields:
            - {name: id, type: string}
            - {name: decided, type: date}
            - {name: published, type: date}
            - {name: until, type: date}
            - {name: off, type: datetime}
            - {name: reason, type: string}
            - {name: basis, type: string}
            - {name: party, type: string}
            - {name: amount, type: number}
      - name: parties
        path: parties.csv
        schema:
          primaryKey: code
          fields: [{name: code, type: string}, {name: name, type: string}, {name: publishDate, type: date}]

    """

  static let measures = """
    dimensions:
      party: {label: 当事人, codes: parties}
    measures:
      decisions: {label: 决定数, unit: 件, resource: decisions, count: rows, time: decided}

    """
}
