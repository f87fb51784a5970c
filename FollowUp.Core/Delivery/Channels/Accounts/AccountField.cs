namespace FollowUp.Core.Delivery.Channels.Accounts;

/// <summary>One setting or secret of an account, as pages ask for it and as the API takes it.</summary>
/// <param name="Name">As stored, such as <c>accountSid</c>.</param>
/// <param name="Label">In plain words.</param>
public sealed record AccountField(string Name, string Label)
{
    /// <summary>Where to find it, or what it does.</summary>
    public string? Hint { get; init; }

    /// <summary>Shown in the empty field; what holds when nothing is typed.</summary>
    public string? Default { get; init; }

    public bool Required { get; init; }

    /// <summary>Stored encrypted and never shown again.</summary>
    public bool Secret { get; init; }

    /// <summary>Setting without which this one says nothing, such as the user a password belongs to.</summary>
    public string? Needs { get; init; }

    /// <summary>Setting that stands in for this one.</summary>
    public string? Unless { get; init; }

    /// <summary>The only texts taken; any when empty.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Made by the product when nobody gives one.</summary>
    public bool Made { get; init; }

    /// <summary>A web address that is called: which ones are, the installation says.</summary>
    public bool IsAddress { get; init; }

    /// <summary>What is wrong with a text, without the field's name; null when it can be taken.</summary>
    public Func<string, string?>? Check { get; init; }

    /// <summary>As errors name it.</summary>
    public string Path => $"{(Secret ? "secrets" : "settings")}.{Name}";
}
