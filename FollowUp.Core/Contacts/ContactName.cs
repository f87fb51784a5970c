namespace FollowUp.Core.Contacts;

/// <summary>How a contact is called on pages and in mails.</summary>
public static class ContactName
{
    public static string Of(string? firstName, string? lastName, string? email, string? phone)
        => $"{firstName} {lastName}".Trim() is { Length: > 0 } name ? name : email ?? phone ?? "Unnamed contact";
}
