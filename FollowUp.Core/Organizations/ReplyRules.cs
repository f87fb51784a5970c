namespace FollowUp.Core.Organizations;

/// <summary>Words that people answer with beyond those the product knows, and what an organization answers them.</summary>
public sealed record ReplyRules
{
    /// <summary>Stands for the organization's name in <see cref="StopText"/> and <see cref="HelpText"/>.</summary>
    public const string NamePlace = "{organization}";

    public static readonly ReplyRules Default = new();

    public IReadOnlyList<string> StopWords { get; init; } = [];

    public IReadOnlyList<string> StartWords { get; init; } = [];

    public IReadOnlyList<string> HelpWords { get; init; } = [];

    /// <summary>Confirms an opt-out. One such text is allowed, without any marketing (47 CFR 64.1200(a)(12)); empty: none is sent.</summary>
    public string StopText { get; init; } = $"{NamePlace}: You are unsubscribed and get no more messages. Reply START to get them again.";

    /// <summary>Answers HELP; empty: nothing does.</summary>
    public string HelpText { get; init; } = $"{NamePlace}: Reply STOP to get no more messages, START to get them again.";

    public static string Fill(string text, string organization) => text.Replace(NamePlace, organization, StringComparison.Ordinal).Trim();
}
