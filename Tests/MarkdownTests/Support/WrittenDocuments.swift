/// Documents as people write them, to be cut into pieces.
enum WrittenDocuments {
    static let all = [postmortem, lists, quotes, links, code, html]

    static let postmortem = """
        # Payments were down for 40 minutes

        **Status:** *resolved* on 2024-03-01, see [the dashboard](http://grafana.example/d/1?from=1&to=2 "Grafana").

        ## Timeline

        | Time  | What                | Who |
        |-------|:-------------------:|----:|
        | 10:02 | alert `a \\| b`      | on-call |
        | 10:40 | rolled back *fully* |

        Root cause
        ----------

        A query without a `WHERE` deleted 4\\*10^6 rows.
        We saw it late\\
        because the alert was ~~off~~ muted.

        - [x] FU-13 add a row-count guard
        - [ ] FU-14 dry run by default, after INC-12
        """

    static let lists = """
        1. one

           with a paragraph
        2. two
           * nested *emphasis
             over lines*
           * - deep
               - deeper

                 paragraph

             10) ten
        - a
        - b


        - c

        + other
            code in it?
        """

    static let quotes = """
        > Quote with **strong
        > text** and
        lazy continuation

        > > nested
        > - item
        >   > again
        >     code?
        > ---
        ***
        > # heading
        > ```
        > fence
        ```
        not closed
        """

    static let links = """
        [inline](/path "title") [ref][a] [a] [A][] ![image *alt* `code`](/img.png 'it''s') <http://auto.example/?a=b&c>
        [nested ![image](/i.png) in link](#fragment) [brackets [in] text](/b) [![badge](http://c/b.svg)](http://c)
        [bad](javascript:alert\\(1\\)) [worse](java&#x73;cript:x) ![remote](https://x.example/y.png "t")
        [escaped\\] bracket](/a\\)b) [spaces](</a b>) [empty]() []()

        [a]: http://a.example/_x_*y* "Title
        over lines"
        [b]:
        /b
        """

    static let code = """
        `code` ``with ` tick`` ` lone

            indented
        \tcode with tab

        ```swift info & "more"
        let x = "<&>"
        \\* not escaped
        ```

        ~~~
        tilde ``` fence
        ~~~~

        text `across
        lines` and `` unclosed
        """

    static let html = """
        <div class="x">
        *not emphasis*

        *emphasis*
        </div>

        Inline <b onclick="x">bold</b> and <!-- comment --> &amp; &lt; &#60;script&#62; &nbsp; a<b c>d

        <script>
        alert("1")

        </script>
        <!-- over

        lines --> tail
        <br/>
        """
}
