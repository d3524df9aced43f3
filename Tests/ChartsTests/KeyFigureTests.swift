import Markup
import Testing

@testable import Charts

@Suite struct KeyFigureMarkupTests {
  private func html(_ figure: KeyFigure) -> String {
    var output = Bytes()
    KeyFigures([figure], caption: "指标", id: "f", note: "", words: .sample, download: nil)
      .write(into: &output)
    return output.text
  }

  @Test func `the unit is smaller than the number, whatever digits it holds`() {
    #expect(
      html(KeyFigure(label: "率", value: "1.438人/10万人", absence: nil, isProvisional: false)).contains(
        "<dd class=\"value\">1.438<small>人/10万人</small></dd>"))
    #expect(html(KeyFigure(label: "位", value: "第1位", absence: nil, isProvisional: false)).contains("\">第1位</dd>"))
  }

  @Test func `what is missing is a dash for the eye and a reason for the ear`() {
    let text = html(KeyFigure(label: "率", value: "—", absence: "无数据", isProvisional: false))
    #expect(text.contains("<span aria-hidden=\"true\">—</span><span class=\"visually-hidden\">无数据</span>"))
  }

  @Test func `a change is told in words, by an arrow and, read out, by what it means`() {
    var figure = KeyFigure(label: "事故", value: "3起", absence: nil, isProvisional: false)
    figure.change = .init(title: "同比", text: "上升50%", absence: nil, direction: .up, judgement: .worse)
    let text = html(figure)
    #expect(text.contains("<dd class=\"change worse\">同比 上升50%<span aria-hidden=\"true\"> ▲</span>"))
    #expect(text.contains("<span class=\"visually-hidden\">"))
  }

  @Test func `texts are escaped`() {
    #expect(
      html(KeyFigure(label: "<b>", value: "1&", absence: nil, isProvisional: false)).contains("<dt>&lt;b&gt;</dt>"))
  }
}
