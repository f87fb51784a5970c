using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FollowUp.Infrastructure.Persistence.Audit;

/// <summary>How rows of one type stand in the audit log.</summary>
/// <param name="Kind">As actions begin, such as <c>template</c>.</param>
/// <param name="Id">Of the subject; not always the row's own.</param>
/// <param name="Name">Never a contact's name or address.</param>
internal sealed record AuditedRow(string Kind, Func<object, Guid?> Id, Func<object, string?> Name)
{
    /// <summary>Told by time and id of the entry, or counted by the product itself.</summary>
    private static readonly HashSet<string> Plumbing = new(StringComparer.Ordinal)
    {
        "Id", "OrganizationId", "Version", "CreatedAt", "UpdatedAt", "LastUsedAt", "LastReceivedAt", "TouchedAt", "CurrentVersionId", "NextRunAt", "SequenceId",
    };

    private static readonly HashSet<string> Secret = new(StringComparer.Ordinal) { "Hash", "TokenHash", "Token", "Key" };

    /// <summary>Fields that say nothing to a reader, or too much about a person.</summary>
    public IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>();

    /// <summary>Fields of which only that they changed is kept.</summary>
    public IReadOnlySet<string> Hidden { get; init; } = new HashSet<string>();

    /// <summary>What a change is called, where its fields tell more than that it changed; null: the usual word.</summary>
    public Func<EntityEntry, string?>? Verb { get; init; }

    public static AuditedRow Of<T>(string kind, Func<T, Guid?> id, Func<T, string?> name)
        where T : class
        => new(kind, row => id((T)row), row => name((T)row));

    public static bool IsLeftOut(string field) => Plumbing.Contains(field);

    public bool IsSecret(string field) => Hidden.Contains(field) || Secret.Contains(field) || field.StartsWith("Protected", StringComparison.Ordinal);
}
