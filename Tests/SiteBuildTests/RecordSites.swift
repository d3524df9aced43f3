import SampleSites

extension SampleSite {
  /// A site with the records of a small city: accidents of 2023 and the first five months of 2024, regions, and tables
  /// that are not published.
  static func withRecords(_ more: String = "", configuration: String = SampleSite.configuration) throws -> SampleSite {
    try SampleSite(configuration + more)
      .content("data/datapackage.yaml", Records.package).content("data/measures.yaml", Records.measures)
      .content("data/accidents.csv", Records.accidents).content("data/regions.csv", Records.regions)
      .content("data/staff.csv", Records.staff)
  }

  /// A bulletin about May 2024 whose text is about the records.
  @discardableResult
  func statistics(
    _ path: String = "statistics/a", _ body: String, matter: String = "", kind: String = "statistics"
  ) throws -> SampleSite {
    let extra = matter.isEmpty ? "" : matter + "\n"
    return try content(
      path + ".md", "---\ntitle: 五月\nkind: \(kind)\ndate: 2024-06-01\nperiod: 2024-05\n\(extra)---\n\n\(body)\n")
  }

  /// Replaces text in a file of the site.
  @discardableResult
  func edit(_ path: String, _ old: String, _ new: String) throws -> SampleSite {
    try file(path, (folder.text(path) ?? "").replacing(old, with: new))
  }
}

/// What the tables hold. In May 2024 there are 2 accidents with 1 death, in May 2023 there are 3 with 3.
enum Records {
  static let package = """
    name: city
    title: 某市安全生产数据
    licenses: [{name: CC0-1.0, title: CC0 1.0, path: "https://creativecommons.org/publicdomain/zero/1.0/"}]
    resources:
      - name: accidents
        title: 事故
        description: 逐起登记的事故。
        path: accidents.csv
        temporalCoverage: 2023-01..2024-05
        modified: 2024-06-01
        schema:
          primaryKey: id
          fields:
            - {name: id, type: string, title: 编号}
            - {name: date, type: date, title: 日期, constraints: {required: true}}
            - {name: region, type: string, title: 地区}
            - {name: level, type: string, title: 等级, constraints: {enum: [一般, 较大]}}
            - {name: deaths, type: integer, title: 死亡, unit: 人, constraints: {minimum: 0}}
            - {name: loss, type: number, title: 损失, unit: 万元}
            - {name: note, type: string, title: 备注}
          foreignKeys: [{fields: region, reference: {resource: regions, fields: code}}]
      - name: regions
        title: 地区
        path: regions.csv
        schema:
          primaryKey: code
          fields: [{name: code, type: string}, {name: name, type: string}, {name: name_en, type: string}]
      - name: staff
        title: 内部名册
        path: staff.csv
        publish: false
        schema:
          fields:
            - {name: year, type: year}
            - {name: region, type: string}
            - {name: workers, type: integer}
      - name: quotas
        data: [{year: 2024, deaths: 8}]
        publish: false
        schema: {fields: [{name: year, type: year}, {name: deaths, type: integer}]}

    """

  static let measures = """
    dimensions:
      region: {label: {zh-Hans: 地区, en: Region}, codes: regions, rollup: prefix}
      level: {label: {zh-Hans: 等级, en: Level}, values: [一般, 较大]}
    measures:
      accidents:
        label: {zh-Hans: 事故起数, en: Accidents}
        unit: {zh-Hans: 起, en: accidents}
        resource: accidents
        count: rows
        time: date
        better: lower
        definition: {zh-Hans: 按发生日期统计的生产安全事故。, en: Counted by the day of the accident.}
      deaths:
        label: {zh-Hans: 死亡人数, en: Deaths}
        unit: {zh-Hans: 人, en: deaths}
        resource: accidents
        sum: deaths
        time: date
        better: lower
        target: quota
      loss: {label: 直接经济损失, unit: 万元, resource: accidents, sum: loss, time: date}
      quota: {label: 死亡控制指标, unit: 人, resource: quotas, sum: deaths, time: year}
      workers: {label: 从业人员, unit: 人, resource: staff, sum: workers, time: year}
      deaths-rate: {label: 死亡率, unit: 人/10万人, rate: deaths, per: workers, times: 100000, decimals: 2}

    """

  static let accidents = """
    id,date,region,level,deaths,loss,note
    A1,2023-01-11,990101,一般,1,12.5,
    A2,2023-02-03,990102,一般,0,3,
    A3,2023-05-06,990101,一般,2,80.25,"高处坠落,
    两人"
    A4,2023-05-19,990102,一般,1,7,
    A5,2023-05-30,990102,一般,0,1.75,
    A6,2023-11-08,990101,较大,3,420,
    A7,2024-01-15,990101,一般,1,20,=1+1
    A8,2024-03-02,990102,一般,1,15.5,
    A9,2024-04-20,990102,一般,0,2,
    A10,2024-05-01,990101,一般,0,4,
    A11,2024-05-17,990102,一般,1,9.5,

    """

  static let regions = """
    code,name,name_en
    990100,临溪市,Linxi
    990101,东城区,Dongcheng
    990102,西河县,Xihe

    """

  static let staff = """
    year,region,workers
    2023,990101,60000
    2023,990102,40000
    2024,990101,62000
    2024,990102,41000

    """
}
