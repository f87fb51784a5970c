using System.Globalization;
using FollowUp.Core.Consent.Preferences;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace FollowUp.Web.Endpoints;

/// <summary>Posts of the preference centre, and <c>/api/v1/contacts/{id}/preferences</c>.</summary>
internal static class PreferenceEndpoints
{
    private const int LargestForm = 16 * 1024;

    public static IEndpointRouteBuilder MapPreferences(this IEndpointRouteBuilder app)
    {
        // Before the page of the same path, which takes posts too.
        app.MapPost("/preferences/{token:maxlength(40)}", SaveAsync).WithOrder(-1).ExcludeFromDescription().RequireRateLimiting(PublicSide.Limit)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm)).AddEndpointFilter(PublicEndpoints.RequireAntiforgeryAsync);
        var group = app.MapGroup("/api/v1/contacts/{id:guid}/preferences").WithTags("Contacts");
        group.MapGet("", GetAsync).RequireScope(ApiScopes.ContactsRead).WithSummary("Shows which channels and topics a contact wants, and how often.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut("", PutAsync).RequireScope(ApiScopes.ContactsWrite).WithSummary("Takes all that a contact chose: channels and topics that are not named are off.")
            .Accepts<PreferenceBody>("application/json").Produces<PreferenceAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        return app;
    }

    private static async Task<IResult> SaveAsync(string token, HttpContext context, IPreferences preferences, IClock clock, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (await preferences.FindAsync(token, cancellationToken) is not { View: var now })
        {
            return PlainPages.UnknownLink;
        }

        // "Everything" leaves the other choices as they were: they hold again for who comes back.
        var choice = form["all"] == "off"
            ? new PreferenceChoice(new HashSet<Channel>(), now.Topics.Where(topic => topic.On).Select(topic => topic.Key).ToHashSet(), now.MostPerWeek, now.PausedUntil)
            : new PreferenceChoice(
                form["channel"].Select(word => Enum.TryParse<Channel>(word, out var channel) && Enum.IsDefined(channel) ? channel : (Channel?)null).OfType<Channel>().ToHashSet(),
                form["topic"].OfType<string>().Where(key => now.Topics.Any(topic => topic.Key == key)).ToHashSet(),
                int.TryParse(form["week"], NumberStyles.None, CultureInfo.InvariantCulture, out var week) && week is >= 1 and <= PreferenceChoice.LargestWeek ? week : null,
                form["pause"] == "true" ? now.PausedUntil ?? clock.GetCurrentInstant() + IPreferences.Pause : null);
        await preferences.SaveAsync(token, choice, PublicEndpoints.Evidence(context), cancellationToken);
        return Results.LocalRedirect($"/preferences/{Uri.EscapeDataString(token)}?saved=true");
    }

    private static async Task<PreferenceAnswer> GetAsync(Guid id, HttpContext context, IPreferences preferences, CancellationToken cancellationToken)
        => PreferenceAnswer.Of(await preferences.GetAsync(context.ToActor(), id, cancellationToken));

    private static async Task<PreferenceAnswer> PutAsync(Guid id, HttpContext context, IPreferences preferences, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new PreferenceBody(null, null, null, null), cancellationToken);
        var choice = new PreferenceChoice(
            (body.Channels ?? throw new InputException("channels", "is missing")).Select(word => ApiText.Read<Channel>("channels", word ?? "")).ToHashSet(),
            (body.Topics ?? throw new InputException("topics", "is missing")).Select(key => key ?? "").ToHashSet(),
            body.MostPerWeek,
            string.IsNullOrEmpty(body.PausedUntil) ? null : ApiText.ReadTime("pausedUntil", body.PausedUntil));
        return PreferenceAnswer.Of(await preferences.ChangeAsync(context.ToActor(), id, choice, cancellationToken));
    }
}
