using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Templating;

namespace FollowUp.Tests.Templates;

public sealed class RendererTests
{
    private readonly HandlebarsRenderer renderer = new();

    [Fact]
    public void Values_are_escaped_in_html_and_left_alone_in_subject_and_text()
    {
        var rendered = renderer.Render(Source("{{name}}", "<p>{{name}}</p>", "{{name}}"), Model(("name", "Tom & <b>Ann</b>")));

        Assert.Equal("<p>Tom &amp; &lt;b&gt;Ann&lt;/b&gt;</p>", rendered.Html);
        Assert.Equal("Tom & <b>Ann</b>", rendered.Subject);
        Assert.Equal("Tom & <b>Ann</b>", rendered.Text);
    }

    [Theory]
    [InlineData("[{{nope}}]", "[]")]
    [InlineData("[{{nope.deeper.still}}]", "[]")]
    [InlineData("[{{#each nope}}x{{/each}}]", "[]")]
    [InlineData("[{{#nope}}x{{/nope}}]", "[]")]
    [InlineData("[{{uppercase nope}}{{currency nope \"EUR\"}}{{date nope}}]", "[]")]
    public void What_is_not_known_is_empty(string template, string expected) => Assert.Equal(expected, Text(template));

    [Theory]
    [InlineData("{{currency 49.9 \"EUR\"}}", "€49.90")]
    [InlineData("{{currency order.value order.currency}}", "1,499.00 SEK")]
    [InlineData("{{currency -3 \"usd\"}}", "-$3.00")]
    [InlineData("{{currency 1200 \"JPY\"}}", "¥1,200")]
    [InlineData("{{currency \"soon\" \"EUR\"}}", "soon")]
    [InlineData("{{date order.at}}", "3 March 2026")]
    [InlineData("{{date order.at \"yyyy-MM-dd HH:mm\" \"Europe/Stockholm\"}}", "2026-03-04 00:30")]
    [InlineData("{{date \"2026-03-01\" \"dd/MM\"}}", "01/03")]
    [InlineData("{{uppercase first}} {{lowercase first}}", "ÅSA åsa")]
    [InlineData("{{default nope \"there\"}} {{default first \"there\"}}", "there Åsa")]
    [InlineData("{{#ifEquals order.currency \"sek\"}}kr{{else}}other{{/ifEquals}}", "kr")]
    [InlineData("{{#ifEquals order.value 1499}}same{{/ifEquals}}", "same")]
    [InlineData("{{#ifGreater order.value 1000}}big{{else}}small{{/ifGreater}}", "big")]
    [InlineData("{{#ifGreater nope 1}}big{{else}}small{{/ifGreater}}", "small")]
    [InlineData("{{#each items}}{{@index}}{{this}} {{/each}}", "0a 1b ")]
    [InlineData("{{uppercase (default nope first)}}", "ÅSA")]
    public void Functions_format_values(string template, string expected) => Assert.Equal(expected, Text(template));

    [Theory]
    [InlineData("{{first.Length}}")]
    [InlineData("{{order.Count}}")]
    [InlineData("{{order.Keys}}")]
    [InlineData("{{order.value.Scale}}")]
    [InlineData("{{#each first}}x{{/each}}")]
    [InlineData("{{#with first}}{{Length}}{{/with}}")]
    public void Members_of_dotnet_objects_cannot_be_reached(string template) => Assert.Equal("", Text(template));

    [Theory]
    [InlineData("one\n{{#if a}}\nthree", "html", "line 2: {{#if}} is never closed")]
    [InlineData("one\ntwo {{name", "html", "line 2: '{{' is never closed with '}}'")]
    [InlineData("{{#if a}}{{/each}}", "html", "line 1: {{/each}} stands where {{/if}} of line 1 is missing")]
    [InlineData("a\n\n{{/if}}", "html", "line 3: {{/if}} closes nothing")]
    [InlineData("{{shout name}}", "html", "line 1: 'shout' is no function; there are currency, date, default, lookup, lowercase, uppercase")]
    [InlineData("{{uppercase}}", "html", "line 1: 'uppercase' needs a value")]
    [InlineData("{{> other}}", "html", "line 1: partials and decorators are not available")]
    [InlineData("{{#*inline \"x\"}}{{> x}}{{/inline}}{{> x}}", "html", "line 1: partials and decorators are not available")]
    [InlineData("{{#each a}}{{#each b}}{{#each c}}x{{/each}}{{/each}}{{/each}}", "html", "line 1: repeating sections are nested more than 2 deep")]
    [InlineData("{{ }}", "html", "line 1: {{ }} is empty")]
    [InlineData("{{#ifEquals a}}x{{/ifEquals}}", "html", "'ifEquals' needs two values")]
    [InlineData("{{date \"2026-01-01\" \"q\"}}", "html", "'q' is no date pattern")]
    public void A_wrong_template_is_refused_with_part_line_and_reason(string html, string part, string message)
    {
        var error = Assert.Throws<InputException>(() => renderer.Check("fine", html, "fine"));

        var only = Assert.Single(error.Errors);
        Assert.Equal(part, only.Field);
        Assert.Equal(message, only.Message);
    }

    [Fact]
    public void Deep_nesting_is_refused_before_anything_is_compiled()
    {
        var deep = string.Concat(Enumerable.Repeat("{{#if a}}", 20_000)) + string.Concat(Enumerable.Repeat("{{/if}}", 20_000));
        var calls = "{{uppercase " + new string('(', 20_000) + new string(')', 20_000) + "}}";

        Assert.Throws<InputException>(() => renderer.Check(null, deep, ""));
        Assert.Throws<InputException>(() => renderer.Check(null, calls, ""));
    }

    [Fact]
    public void Comments_and_quoted_braces_are_no_errors()
        => renderer.Check("{{! a note }}", "{{!-- {{#if}} --}}{{default name \"}}\"}}{{^a}}none{{/a}}{{#if a}}x{{else if b}}y{{else}}z{{/if}}{{{raw}}}", "\\{{not a value");

    [Fact]
    public void Output_that_is_too_long_is_refused()
    {
        var big = new string('x', TemplateLimits.RenderedHtml);

        var error = Assert.Throws<TemplateException>(() => renderer.Render(Source("s", "<p>{{big}}</p>", "t"), Model(("big", big))));

        Assert.Contains("longer than", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_subject_stays_on_one_line()
        => Assert.Equal("Hello Bcc: x@example.com", renderer.Render(Source("Hello {{n}}", "h", "t"), Model(("n", "\r\nBcc: x@example.com"))).Subject);

    [Fact]
    public void The_plain_part_is_made_from_the_html_when_there_is_none()
    {
        var html = "<h1>Hi {{first}}</h1><p>How is it?<br>Tell us.</p><ul><li>one</li><li>two</li></ul><p><a href=\"{{url}}\">Write a review</a></p><style>p{}</style>";

        var rendered = renderer.Render(Source("s", html, ""), Model(("first", "A & B"), ("url", "https://x.test/?a=1&b=2")));

        Assert.Equal("Hi A & B\n\nHow is it?\nTell us.\n\n- one\n- two\n\nWrite a review: https://x.test/?a=1&b=2", rendered.Text);
    }

    [Fact]
    public void The_plain_part_of_html_with_sections_is_made_from_what_was_rendered()
    {
        var html = "<table>{{#each items}}<tr><td>{{this}}</td></tr>{{/each}}</table>";

        Assert.Equal("a\nb", renderer.Render(Source("s", html, ""), Model(("items", new object?[] { "a", "b" }))).Text);
    }

    [Fact]
    public void A_changed_text_under_the_same_id_and_version_is_not_mistaken_for_the_old_one()
    {
        Assert.Equal("one", Text("one"));
        Assert.Equal("two", Text("two"));
    }

    [Fact]
    public void Every_default_template_passes_the_rules_it_is_saved_under()
    {
        Assert.Equal(6, DefaultTemplates.All.Count);
        foreach (var template in DefaultTemplates.All)
        {
            TemplateRules.Check(template);
            renderer.Check(template.Subject, template.Html, template.Text);
            Assert.Equal(template.Kind != TemplateKind.Message, template.Text.Contains("{{request.url}}", StringComparison.Ordinal));
        }
    }

    private static TemplateSource Source(string? subject, string? html, string text) => new(Guid.Empty, 0, Channel.Email, subject, html, text);

    private static Dictionary<string, object?> Model(params (string Name, object? Value)[] values)
        => values.ToDictionary(value => value.Name, value => value.Value);

    private string Text(string template) => renderer.Render(Source(null, null, template), Model(
        ("first", "Åsa"),
        ("items", new object?[] { "a", "b" }),
        ("order", new Dictionary<string, object?> { ["value"] = 1499m, ["currency"] = "SEK", ["at"] = "2026-03-03T23:30:00Z" }))).Text;
}
