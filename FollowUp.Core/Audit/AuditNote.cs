namespace FollowUp.Core.Audit;

/// <summary>What was done, for the log.</summary>
/// <param name="Action">Such as <c>sequence.published</c>: what kind of thing, a dot, what was done.</param>
/// <param name="SubjectName">Its name; never a contact's name or address.</param>
/// <param name="After">What there is to say of it; written as JSON. No secrets, no addresses.</param>
public sealed record AuditNote(string Action, Guid? SubjectId = null, string? SubjectName = null, object? After = null)
{
    /// <summary>The part before the dot.</summary>
    public string SubjectKind => Action.Split('.')[0];
}
