namespace FollowUp.Core.Delivery.TemplateTests;

/// <summary>What the provider said to a test.</summary>
public enum TemplateTestOutcome
{
    /// <summary>It took the message.</summary>
    Accepted = 1,

    /// <summary>It did not take the message; nothing was sent.</summary>
    Refused = 2,

    /// <summary>Nobody knows: the answer did not come.</summary>
    Uncertain = 3,
}
