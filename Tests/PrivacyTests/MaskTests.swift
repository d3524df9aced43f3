import Privacy
import Testing

@Suite struct MaskTests {
  @Test(arguments: [
    (Mask.name, "王小明", "王某某"), (.name, "张三", "张某"), (.name, "欧阳修", "欧阳某"), (.name, "欧阳小明", "欧阳某某"),
    (.name, "王某某", "王某某"),
    (.name, "李×", "李×"), (.name, "王", "某"), (.name, "", ""), (.name, "John Smith", "J某某"),
    (.phone, "13812345678", "138****5678"),
    (.phone, "+86 138-1234-5678", "+86 138-****-5678"), (.phone, "0431-8123456", "043*-***3456"),
    (.phone, "8123456", "812****"),
    (.phone, "138****5678", "138****5678"), (.phone, "无", "***"),
    (.identityNumber, "11010519491231002X", "1****************X"),
    (.identityNumber, "1****************X", "1****************X"), (.identityNumber, "12", "**"), (.all, "任何", "***"),
    (.all, "", ""),
    (.keep(head: 1, tail: 0), "云川路1号", "云****"), (.keep(head: 2, tail: 2), "1234", "****"),
    (.keep(head: 0, tail: 0), "ab", "**"),
  ])
  func `hides what it should`(_ mask: Mask, _ text: String, _ expected: String) {
    #expect(mask.applied(to: text) == expected)
    #expect(mask.applied(to: mask.applied(to: text)) == mask.applied(to: text))
  }
}
