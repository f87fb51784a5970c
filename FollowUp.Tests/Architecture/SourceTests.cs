using FollowUp.Tests.Support;

namespace FollowUp.Tests.Architecture;

/// <summary>Files: small, named in the words of the glossary, foldered by feature.</summary>
public sealed class SourceTests
{
    private static readonly string[] BannedWords =
        ["Recipient", "Customer", "Job", "Task", "Notification", "Manager", "Helper", "Util", "Utils", "Utility", "Utilities", "Common"];

    private static readonly string[] KindFolders =
        ["Interfaces", "Models", "Services", "Dtos", "Enums", "Exceptions", "Extensions", "Helpers", "Entities", "Repositories", "ViewModels", "Utils", "Common"];

    private static readonly IReadOnlyList<string> Sources = Repository.Files(".cs", ".razor");

    [Theory]
    [InlineData(".cs", 300)]
    [InlineData(".razor", 200)]
    [InlineData(".razor.js", 400)]
    public void No_file_is_longer_than_the_limit(string ending, int limit)
    {
        var files = Repository.Files(ending);

        Assert.NotEmpty(files);
        Rule.Holds(files.Where(file => Repository.Lines(file) > limit));
    }

    [Fact]
    public void Most_files_fit_on_a_screen()
    {
        var lines = Sources.Where(file => !file.StartsWith("FollowUp.Tests/", StringComparison.Ordinal)).Select(Repository.Lines).Order().ToList();

        Assert.True(lines.Count > 50, "The source tree was not found.");
        Assert.InRange(lines[lines.Count / 2], 1, 40);
        Assert.InRange(lines[lines.Count * 9 / 10], 1, 130);
    }

    [Fact]
    public void File_names_avoid_words_that_mean_something_else_here_or_nothing()
    {
        Assert.Equal(["Send", "Scan", "Tests"], Words("SendScanTests.cs"));
        Assert.NotEmpty(Sources);
        Rule.Holds(Sources.Where(file => Words(Path.GetFileName(file)).Intersect(BannedWords.Concat(BannedWords.Select(word => word + "s"))).Any()));
    }

    [Fact]
    public void Folders_are_named_after_features_and_not_after_kinds()
    {
        var folders = Sources.SelectMany(file => file.Split('/')[..^1]).Distinct().ToList();

        Assert.Contains("Requests", folders);
        Rule.Holds(folders.Intersect(KindFolders));
    }

    [Fact]
    public void No_file_is_folded_into_regions()
    {
        // Put together so that this file does not hold it.
        const string region = "#" + "region";

        Assert.NotEmpty(Sources);
        Rule.Holds(Sources.Where(file => Repository.Read(file).Contains(region, StringComparison.Ordinal)));
    }

    [Fact]
    public void Kernel_has_at_most_twelve_files()
        => Assert.InRange(Repository.Files(".cs").Count(file => file.StartsWith("FollowUp.Core/Kernel/", StringComparison.Ordinal)), 1, 12);

    [Fact]
    public void The_program_says_what_is_started_and_no_more()
        => Assert.InRange(Repository.Lines("FollowUp.Web/Program.cs"), 1, 60);

    private static IEnumerable<string> Words(string fileName)
        => System.Text.RegularExpressions.Regex.Matches(fileName.Split('.')[0], "[A-Z]+(?![a-z])|[A-Z][a-z]*").Select(match => match.Value);
}
