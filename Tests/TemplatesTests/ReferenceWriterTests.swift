import Templates
import Testing

@Suite struct ReferenceWriterTests {
  @Test func `the reference lists each shape once, with links and safe cells`() {
    let text = ReferenceWriter.markdown(
      title: "Names", roots: ["page": ObjectSchema(Page.self), "item": ObjectSchema(Item.self)])
    #expect(
      text == """
        # Names

        | Template | Context |
        |---|---|
        | `item` | [item](#item) |
        | `page` | [page](#page) |

        ## item

        A part, with parts of its own.

        | Name | Type | Meaning |
        |---|---|---|
        | `label` | text | Its text. |
        | `items` | list of [item](#item) | Its parts. |

        ## page

        A page.

        | Name | Type | Meaning |
        |---|---|---|
        | `title` | text | The title, as plain text. |
        | `body` | markup | The body \\| as markup. |
        | `words` | whole number | How many words. |
        | `draft` | yes or no | Whether it is a draft. |
        | `layout` | text: `card`, `row` | The partial to use. |
        | `partial` | text | Any partial. |
        | `items` | list of [item](#item) | Its parts. |
        | `next` | [item](#item), or nothing | The next page. |
        | `extra` | anything | What the author wrote. |

        """)
  }
}
