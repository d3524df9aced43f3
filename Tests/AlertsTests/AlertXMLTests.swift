import Chronology
import Testing

@testable import Alerts

struct AlertXMLTests {
  @Test("elements stand in the order of the schema, and what is empty is left out")
  func writesInOrder() {
    var alert = Samples.alert
    alert.messageType = .update
    alert.references = [Samples.reference("a"), Samples.reference("b", sent: "2025-01-17T00:00:00Z")]
    alert.addresses = ["a b", "c"]
    alert.note = ""
    alert.infos[0].parameters = [AlertPair("colour", "orange")]
    alert.infos[0].description = "a < b & \"c\"\nd"
    #expect(
      String(decoding: AlertXML.write(alert), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>example.org:warnings/1</identifier>
          <sender>example.org</sender>
          <sent>2025-01-18T16:00:00+08:00</sent>
          <status>Actual</status>
          <msgType>Update</msgType>
          <scope>Public</scope>
          <addresses>&quot;a b&quot; c</addresses>
          <references>example.org,a,2025-01-17T08:00:00+08:00 example.org,b,2025-01-17T00:00:00-00:00</references>
          <info>
            <language>zh-CN</language>
            <category>Met</category>
            <event>寒潮</event>
            <urgency>Expected</urgency>
            <severity>Severe</severity>
            <certainty>Likely</certainty>
            <expires>2025-01-21T20:00:00+08:00</expires>
            <senderName>云川市应急管理局</senderName>
            <headline>寒潮橙色预警</headline>
            <description>a &lt; b &amp; &quot;c&quot;
        d</description>
            <web>https://example.org/warnings/1/</web>
            <parameter>
              <valueName>colour</valueName>
              <value>orange</value>
            </parameter>
            <area>
              <areaDesc>云川市</areaDesc>
              <geocode>
                <valueName>GB/T 2260</valueName>
                <value>990100</value>
              </geocode>
            </area>
          </info>
        </alert>

        """)
  }

  @Test("UTC is written -00:00, and read in every form")
  func writesUTC() {
    #expect(Samples.moment("2025-01-18T08:00:00Z").cap == "2025-01-18T08:00:00-00:00")
    #expect(Samples.moment("2025-01-18T08:00:00+00:00").cap == "2025-01-18T08:00:00-00:00")
    for text in ["2025-01-18", "2025-01-18T08:00:00", "2025-02-30T08:00:00Z", "", "soon"] {
      #expect(Timestamp(cap: text) == nil)
    }
  }

  @Test(
    "a reference has three parts, the last a moment",
    arguments: [
      "", "a,b", "a,b,c", "a,,2025-01-18T08:00:00Z", ",b,2025-01-18T08:00:00Z", "a,b,2025-01-18",
      "a,b,2025-01-18T08:00:00Z,d",
    ])
  func refusesReferences(text: String) {
    #expect(AlertReference(text) == nil)
    #expect(AlertReference("a,b,2025-01-18T08:00:00Z")?.text == "a,b,2025-01-18T08:00:00-00:00")
  }
}
