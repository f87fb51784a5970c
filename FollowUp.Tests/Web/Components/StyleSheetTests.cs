using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Core.Organizations;
using FollowUp.Web.Components.Layout;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Tests.Web.Components;

/// <summary>Style sheets: colours in one place, both themes whole, every pair readable.</summary>
public sealed partial class StyleSheetTests
{
    private static readonly string Tokens = Css("css/tokens.css");
    private static readonly string[] Inks = ["--fu-text", "--fu-text-2", "--fu-text-3"];
    private static readonly string[] Planes = ["--fu-bg", "--fu-surface", "--fu-surface-2", "--fu-surface-3", "--fu-hover"];
    private static readonly string[] MeaningTones = ["danger", "warn", "ok", "info"];

    public static TheoryData<string> OtherSheets =>
        [.. Sheets().Select(file => Path.GetRelativePath(Repository, file)).Where(file => !file.EndsWith("tokens.css", StringComparison.Ordinal))];

    private static string Repository => Path.GetFullPath(Path.Combine(StaticFiles.Own, "..", ".."));

    [Theory]
    [MemberData(nameof(OtherSheets))]
    public void Colours_are_written_in_the_tokens_alone(string sheet) =>
        Assert.Empty(RawColour().Matches(Comment().Replace(File.ReadAllText(Path.Combine(Repository, sheet)), "")).Select(match => match.Value));

    [Fact]
    public void The_search_for_raw_colours_finds_them() =>
        Assert.Equal(["#fff", "rgb(", "white"], RawColour().Matches("a{color:#fff;background:rgb(0 0 0);border:1px solid white}").Select(match => match.Value));

    [Theory]
    [MemberData(nameof(OtherSheets))]
    public void Every_variable_of_ours_that_is_used_is_defined(string sheet)
    {
        string css = File.ReadAllText(Path.Combine(Repository, sheet));
        var used = Use().Matches(css).Select(match => match.Groups[1].Value).Distinct();

        Assert.DoesNotContain(used, name => !Tokens.Contains($"{name}:", StringComparison.Ordinal));
    }

    [Fact]
    public void The_dark_theme_is_the_same_whether_chosen_or_taken_from_the_device()
    {
        var chosen = Block("[data-theme=dark] {");

        Assert.True(chosen.Count > 80);
        Assert.Equal(chosen, Block(":root:not([data-theme]) {"));
        Assert.Equal(Block("[data-theme=light] {").Keys, chosen.Keys);
    }

    [Fact]
    public void Every_status_has_a_class_and_every_kind_has_colours()
    {
        string app = Css("css/app.css");

        Assert.All(StatusLook.Names, name => Assert.Contains($".{StatusLook.Of(name).Class}", app, StringComparison.Ordinal));
        Assert.All(KindLook.Names, name => Assert.Contains($"--k-{name}-bg:", Tokens, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[data-theme=light] {")]
    [InlineData("[data-theme=dark] {")]
    public void Words_read_on_what_they_stand_on(string theme)
    {
        var colours = Block(theme);
        var pairs = colours.Keys.Where(name => name.EndsWith("-bg", StringComparison.Ordinal) && colours.ContainsKey(name[..^3])).Select(name => (name[..^3], name))
            .Concat(from ink in Inks from plane in Planes select (ink, plane))
            .Concat(from tone in MeaningTones select ($"--fu-{tone}", $"--fu-{tone}-soft"))
            .Append(("--fu-on-accent", "--fu-accent")).Append(("--fu-accent-text", "--fu-accent-soft")).Append(("--fu-on-bar", "--fu-bar")).ToList();

        Assert.True(pairs.Count > 40);
        Assert.All(pairs, pair => Assert.True(Contrast(colours[pair.Item1], colours[pair.Item2]) >= 4.5, $"{pair} {Contrast(colours[pair.Item1], colours[pair.Item2]):0.00}"));
    }

    /// <summary>A scoped rule adds to the shared one of the same name: the component would be laid out by both.</summary>
    [Fact]
    public void No_component_names_a_class_that_all_pages_share()
    {
        var shared = Classes(Css("css/app.css"));
        var scoped = Sheets().Where(file => file.EndsWith(".razor.css", StringComparison.Ordinal)).ToList();

        Assert.Contains("shell", shared);
        Assert.Contains("letters", scoped.SelectMany(file => Classes(File.ReadAllText(file))));
        Assert.All(scoped, file => Assert.Empty(Classes(File.ReadAllText(file)).Intersect(shared)));
    }

    [Fact]
    public void Public_pages_load_little() => Assert.InRange(StaticFiles.Read("css/public.css").Length, 1_000, 5 * 1024);

    private static IEnumerable<string> Sheets() =>
        Directory.EnumerateFiles(Path.Combine(Repository, "FollowUp.Web"), "*.css", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    /// <summary>Those that a rule outside of media queries styles wherever they stand.</summary>
    private static HashSet<string> Classes(string css) => [.. LoneClass().Matches(Comment().Replace(css, "")).Select(match => match.Groups[1].Value)];

    private static string Css(string path) => System.Text.Encoding.UTF8.GetString(StaticFiles.Read(path));

    private static Dictionary<string, string> Block(string selector)
    {
        int start = Tokens.IndexOf(selector, StringComparison.Ordinal);
        Assert.True(start >= 0, $"No {selector} in tokens.css.");
        string inside = Tokens[start..Tokens.IndexOf('}', start)];
        return Definition().Matches(inside).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim());
    }

    private static double Contrast(string one, string other)
    {
        double[] light = [.. new[] { one, other }.Select(WithWhite).Select(ratio => 1.05 / ratio).Order()];
        return light[1] / light[0];
    }

    private static double WithWhite(string colour)
    {
        int rgb = int.Parse(colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return BrandColor.ContrastWithWhite(rgb >> 16, (rgb >> 8) & 255, rgb & 255);
    }

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b(?=[^{]*\})|\b(?:rgb|hsl)a?\(|(?<=[:\s])(?:white|black|red|green|blue|gr[ae]y|orange|yellow)(?=[\s;}])")]
    private static partial Regex RawColour();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\.([\w-]+)(?= ?[,{])", RegexOptions.Multiline)]
    private static partial Regex LoneClass();

    [GeneratedRegex(@"var\((--(?:fu|st|k|ch)-[\w-]+)")]
    private static partial Regex Use();

    [GeneratedRegex(@"(--[\w-]+):\s*([^;]+);")]
    private static partial Regex Definition();
}
