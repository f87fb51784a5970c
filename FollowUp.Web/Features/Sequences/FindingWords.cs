using System.Globalization;
using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Findings as sentences.</summary>
public static class FindingWords
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["id"] = "This step", ["channel"] = "It", ["next"] = "The way on", ["else"] = "The other way", ["failed"] = "The way for messages that are not sent", ["template"] = "The template",
        ["for"] = "The length", ["until"] = "The time", ["timeout"] = "The longest wait", ["since"] = "The counting", ["branches"] = "The ways out", ["start"] = "The start", ["steps"] = "The flow",
        ["exits"] = "What makes contacts leave", ["trigger"] = "The trigger", ["kind"] = "The kind", ["add"] = "The tags to add", ["remove"] = "The tags to remove", ["url"] = "The address",
        ["when"] = "The question", ["value"] = "The value", ["op"] = "The comparison", ["reentry"] = "Re-entry", ["window"] = "The hours for sending", ["timezone"] = "The zone",
    };

    /// <summary>"The template is missing."</summary>
    public static string Sentence(FlowFinding finding)
    {
        // These say what the step does, not what a field has to be.
        var doing = finding.Message.StartsWith("asks ", StringComparison.Ordinal) || finding.Message.StartsWith("sends ", StringComparison.Ordinal);
        return $"{(doing ? "It" : Field(finding.Field))} {finding.Message.TrimEnd('.')}.";
    }

    /// <summary>The sentence with the law behind it.</summary>
    public static string WithLaw(FlowFinding finding) => finding.Law is { } law ? $"{Sentence(finding)} ({law})" : Sentence(finding);

    private static string Field(string path)
    {
        var parts = path.Split('.');
        var last = parts[^1];
        var name = Fields.GetValueOrDefault(last.Split('[')[0]) ?? Words.Sentence(last.Split('[')[0]);
        var numbered = parts.FirstOrDefault(part => part.Contains('[', StringComparison.Ordinal));
        if (numbered is null || !int.TryParse(numbered.Split('[', ']')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return name;
        }

        var one = numbered.Split('[')[0] switch
        {
            "branches" => "way",
            "filters" => "filter",
            "exits" => "exit",
            var other => other,
        };
        return last == numbered || last == "next"
            ? $"{char.ToUpperInvariant(one[0])}{one[1..]} {index + 1}"
            : $"{name} of {one} {index + 1}";
    }
}
