namespace FollowUp.Web.Features.RequestCampaigns;

/// <summary>What to do about a field, in the form's words; the rules speak the API's.</summary>
public static class CampaignErrors
{
    /// <param name="errors">By the field's name as the API writes it.</param>
    /// <returns>Null when the field was taken.</returns>
    public static string? Of(IReadOnlyDictionary<string, string> errors, string field)
        => !errors.TryGetValue(field, out var said) ? null : field switch
        {
            "name" when said.Contains("empty", StringComparison.Ordinal) => "Give the campaign a name.",
            "delay" => "Choose between 0 and 365 days.",
            "reminderDelay" => "Choose between 1 second and 365 days.",
            "maxReminders" => "Choose between 0 and 10 reminders.",
            "expiry" => "Choose between 1 minute and 730 days.",
            "eligibility.minimumOrderValue" => "Choose 0 or more.",
            "eligibility.askAtMostEveryDays" => "Choose between 1 and 3,650 days.",
            "eligibility.includeProducts" or "eligibility.excludeProducts" => "List at most 500 products, each of at most 200 characters.",
            _ => said,
        };
}
