namespace FollowUp.Web.Features;

/// <summary>Addresses of pages.</summary>
public static class Links
{
    /// <summary>Settings of the accounts messages go through.</summary>
    public const string EmailAccount = "/settings/channels";

    /// <summary>Settings of what shops sign their webhooks with.</summary>
    public const string Webhooks = "/settings/webhooks";

    public static string Sequence(Guid id) => $"/sequences/{id}";

    /// <summary>Where the flow of a sequence is edited.</summary>
    public static string SequenceEdit(Guid id) => $"/sequences/{id}/edit";

    /// <summary>One part of a sequence's page: <c>enrollments</c>, <c>test</c>, <c>versions</c> or <c>settings</c>.</summary>
    public static string SequencePart(Guid id, string part) => $"/sequences/{id}?tab={part}";

    /// <summary>Its draft as a file.</summary>
    public static string FlowFile(Guid id) => $"/sequences/{id}/flow.json";

    public static string Segment(Guid id) => $"/segments/{id}";

    public static string Campaign(Guid id) => $"/request-campaigns/{id}";

    /// <summary>A picture that came with a review.</summary>
    public static string ReviewPhoto(string hash) => $"/reviews/photos/{hash}";

    public static string Template(Guid id) => $"/templates/{id}";

    /// <summary>A mail that went to the Sandbox.</summary>
    public static string SandboxMail(Guid messageId) => $"/sandbox?message={messageId}";

    /// <summary>Approved reviews for everybody to read.</summary>
    public static string PublicReviews(Guid organizationId) => $"/embed/reviews/{organizationId}";

    public static string Contact(Guid id) => $"/contacts/{id}";

    /// <summary>The log with one request open.</summary>
    public static string Request(Guid id) => $"/requests?open={id}";
}
