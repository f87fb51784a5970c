namespace FollowUp.Core.Organizations;

/// <summary>What contacts may choose of an organization's messages.</summary>
public sealed record PreferenceRules
{
    public static readonly PreferenceRules Default = new();

    /// <summary>What it writes about; a sequence names one as <c>settings.topic</c>.</summary>
    public IReadOnlyList<Topic> Topics { get; init; } = [];

    /// <summary>What is meant for a contact that paused is left out; otherwise it waits until the pause is over, or until it expires.</summary>
    public bool SkipWhenPaused { get; init; }
}

/// <param name="Key">Lower-case letters, digits and hyphens; sequences and stored choices name it.</param>
/// <param name="Description">One line below the name.</param>
public sealed record Topic(string Key, string Name, string? Description = null);
