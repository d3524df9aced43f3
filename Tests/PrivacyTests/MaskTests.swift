import Privacy
import Testing

@Suite struct MaskTests {
  @Test(arguments: [
    (Mask.name, "王小明", "王某某"), (.name, "张三", "张某"), (.name, "欧阳修", "欧阳某"), (.name, "欧阳小明", "欧阳某某"),
    (.name, "王某某", "王某某"),
    (.name, "李×", "李×"), (.name, "王", "某"), (.name, "", ""), (.name, "John Smith", "J某某"),
    (.name, "王小明、李某", "王某某、李某"), (.name, "Xu Ming", "X某某"), (.name, "林晓x", "林某某"), (.name, "李XX", "李XX"),
    (.name, "李x", "李某"), (.name, "王某甲", "王某甲"), (.name, "王某某等3人", "王某某等3人"), (.name, "王*明", "王某某"),
    (.name, "某市王小明", "某某某"), (.name, "欧阳修, 张三/赵**", "欧阳某,张某/赵**"), (.name, "王小明某", "王某某"),
    (.phone, "13812345678", "138****5678"), (.phone, "13812345678/139****1234", "138****5678/139****1234"),
    (.phone, "139****1234 13812345678", "139****1234 138****5678"),
    (.phone, "13812345678-13987654321*", "138****5678-139****4321*"),
    (.phone, "王小明13812345678、8123456", "王小明138****5678、812****"), (.phone, "0086 138 1234 5678", "0086 138 **** 5678"),
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
