using FollowUp.Core.Requests;

namespace FollowUp.Web.Features.RequestCampaigns;

/// <summary>One thing a campaign does to a contact who never answers.</summary>
/// <param name="After">From the delivery.</param>
/// <param name="Kind">Of the tile: trigger, email, sms or end.</param>
/// <param name="LeftOut">The link is closed by then, so it is not sent.</param>
public sealed record CampaignTouch(TimeSpan After, string Kind, string Title, string Detail, bool LeftOut = false);

/// <summary>What a campaign will do, touch by touch, as its flow is built (<see cref="RequestFlow"/>).</summary>
public static class CampaignTouches
{
    /// <summary>Empty while a length is missing.</summary>
    public static IReadOnlyList<CampaignTouch> Of(CampaignForm form)
    {
        if (form.Delay.Value is not { } delay || form.Expiry.Value is not { } expiry || (form.Reminders > 0 && form.ReminderDelay.Value is null))
        {
            return [];
        }

        var touches = new List<CampaignTouch> { new(TimeSpan.Zero, "trigger", "An order is delivered", "One request for each item.") };
        for (var round = 0; round <= form.Reminders; round++)
        {
            var waited = round == 0 ? TimeSpan.Zero : form.ReminderDelay.Value!.Value * round;
            touches.AddRange(Sends(form, round, delay + waited, leftOut: waited >= expiry));
        }

        touches.Add(new CampaignTouch(delay + expiry, "end", "The link is closed", "Who follows it later is told so."));
        return [.. touches.OrderBy(touch => touch.After)];
    }

    private static IEnumerable<CampaignTouch> Sends(CampaignForm form, int round, TimeSpan after, bool leftOut)
    {
        var title = round == 0 ? "Request" : $"Reminder {round}";
        var detail = leftOut ? "Not sent: the link is closed by then." : round == 0 ? "Asks for a review." : "Only without a review so far.";
        if (form.ByEmail)
        {
            yield return new CampaignTouch(after, "email", $"{title} by email", detail, leftOut);
        }

        if (form.BySms)
        {
            yield return new CampaignTouch(after, "sms", $"{title} by SMS", detail, leftOut);
        }
    }
}
