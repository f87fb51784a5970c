using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/organization</c>: the organization the API key belongs to.</summary>
public static class OrganizationEndpoints
{
    public static IEndpointRouteBuilder MapOrganizationEndpoints(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/organization").WithTags("Organization");
        group.MapGet("", Get).RequireScope(ApiScopes.OrganizationRead).WithSummary("Shows the organization.");
        group.MapPatch("", Patch).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Changes the fields that are given.");
        return app;
    }

    private static async Task<OrganizationAnswer> Get(HttpContext context, IOrganizations organizations, CancellationToken cancellationToken)
        => OrganizationAnswer.Of(await organizations.GetAsync(context.ToActor(), cancellationToken));

    private static async Task<OrganizationAnswer> Patch(OrganizationPatch body, HttpContext context, IOrganizations organizations, CancellationToken cancellationToken)
    {
        var change = new OrganizationChange(body.Name, body.TimeZone, body.PostalAddress, body.BrandColor, body.ReplyTo)
        {
            QuietHours = body.QuietHours?.ToDictionary(pair => ApiText.Read<Channel>("quietHours", pair.Key), pair => pair.Value),
            Limits = body.Limits?.ToDictionary(pair => ApiText.Read<Channel>("limits", pair.Key), pair => pair.Value),
            FrequencyCaps = FrequencyCapBody.Read(body.FrequencyCaps),
            ShortLinks = body.ShortLinks,
            Replies = body.Replies,
            Preferences = body.Preferences,
        };
        return OrganizationAnswer.Of(await organizations.ChangeAsync(context.ToActor(), change, cancellationToken));
    }
}

/// <param name="TimeZone">Zone id of the tz database.</param>
/// <param name="BrandColor"><c>#RRGGBB</c>.</param>
/// <param name="ReplyTo">Where replies to e-mails go; the sending address when null.</param>
public sealed record OrganizationAnswer(Guid Id, string Name, string TimeZone, string PostalAddress, string BrandColor, string? ReplyTo)
{
    /// <summary>By channel: hours in which nothing leaves, in the contact's zone.</summary>
    public IReadOnlyDictionary<string, QuietHours> QuietHours { get; init; } = new Dictionary<string, QuietHours>();

    /// <summary>By channel: most messages an hour and a day.</summary>
    public IReadOnlyDictionary<string, SendingLimit> Limits { get; init; } = new Dictionary<string, SendingLimit>();

    /// <summary>How much one contact gets at most of everything together.</summary>
    public IReadOnlyList<FrequencyCapBody> FrequencyCaps { get; init; } = [];

    /// <summary>Web addresses in text messages are written short.</summary>
    public bool ShortLinks { get; init; }

    /// <summary>Words that people answer with beyond those the product knows, and what they are answered.</summary>
    public ReplyRules Replies { get; init; } = ReplyRules.Default;

    /// <summary>What contacts may choose of its messages.</summary>
    public PreferenceRules Preferences { get; init; } = PreferenceRules.Default;

    public static OrganizationAnswer Of(OrganizationView view)
        => new(view.Id, view.Name, view.TimeZone, view.PostalAddress, view.BrandColor, view.ReplyTo)
        {
            QuietHours = view.Sending.Quiet.ToDictionary(pair => ApiText.Of(pair.Key), pair => pair.Value),
            Limits = view.Sending.Limits.ToDictionary(pair => ApiText.Of(pair.Key), pair => pair.Value),
            FrequencyCaps = [.. (view.Sending.Caps ?? []).Select(FrequencyCapBody.Of)],
            ShortLinks = !view.Sending.LongLinks,
            Replies = view.Replies,
            Preferences = view.Preferences,
        };
}

/// <summary>Fields left out or null stay as they are; an empty <c>replyTo</c> removes it.</summary>
public sealed record OrganizationPatch(string? Name, string? TimeZone, string? PostalAddress, string? BrandColor, string? ReplyTo)
{
    /// <summary>Channels that are named take these hours; null takes a channel's quiet hours away.</summary>
    public IReadOnlyDictionary<string, QuietHours?>? QuietHours { get; init; }

    /// <inheritdoc cref="QuietHours"/>
    public IReadOnlyDictionary<string, SendingLimit?>? Limits { get; init; }

    /// <summary>All frequency caps there shall be, in place of those there are; an empty list takes them away.</summary>
    public IReadOnlyList<FrequencyCapBody>? FrequencyCaps { get; init; }

    /// <summary>Whether web addresses in text messages are written short.</summary>
    public bool? ShortLinks { get; init; }

    /// <summary>All words and answers as they are to be; what is left out of it takes its default.</summary>
    public ReplyRules? Replies { get; init; }

    /// <summary>All topics as they are to be.</summary>
    public PreferenceRules? Preferences { get; init; }
}
