namespace FollowUp.Core.Delivery;

/// <summary>Plans mails that the product itself writes to its members, such as invitations; they pass the same pipeline as all others.</summary>
public interface ISystemMail
{
    /// <summary>Plans the mail, once for each slot.</summary>
    Task PlanAsync(SystemMail mail, CancellationToken cancellationToken);
}

/// <param name="Slot">Planning the same slot again does nothing, such as <c>invitation:0198…</c>.</param>
public sealed record SystemMail(Guid OrganizationId, string To, string? ToName, string Subject, string Text, string Html, string Slot);
