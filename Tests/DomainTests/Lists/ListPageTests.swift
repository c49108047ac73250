import Domain
import Testing

struct ListPageTests {
    @Test(arguments: [(0, 1), (1, 1), (50, 1), (51, 2), (100, 2), (2_000, 40), (2_001, 40), (1_000_000, 40)])
    func `a list has a page for every fifty, up to the fortieth`(count: Int, pages: Int) {
        let page = ListPage<Int>(items: [], number: 1, count: count)
        #expect(page.pageCount == pages)
        #expect(page.count == min(count, 2_000))
        #expect(page.isCountExact == (count <= 2_000))
    }
}
