using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.DeadLetters;

/// <summary>After how long dead letters of a kind are put away by themselves. Where there is none, the default holds.</summary>
public sealed class CleanUpRule : IOrganizationOwned
{
    /// <summary>Longest a rule may wait.</summary>
    public const int MostDays = 3_650;

    /// <summary>Kinds that may be put away unseen: what is in doubt never is.</summary>
    public static IReadOnlyList<DeadLetterKind> Kinds { get; } = [DeadLetterKind.Expired, DeadLetterKind.Refused, DeadLetterKind.Exhausted, DeadLetterKind.Bounced];

    public Guid OrganizationId { get; init; }

    public DeadLetterKind Kind { get; init; }

    /// <summary>0 for never.</summary>
    public int AfterDays { get; set; }

    /// <summary>Days where an organization has no rule of its own; 0 for never.</summary>
    public static int Default(DeadLetterKind kind) => kind == DeadLetterKind.Expired ? 30 : 0;
}
