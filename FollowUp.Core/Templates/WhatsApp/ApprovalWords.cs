namespace FollowUp.Core.Templates.WhatsApp;

/// <summary>Why an approved template does not go out, in plain words with what to do.</summary>
public static class ApprovalWords
{
    /// <param name="template">Null when its row is gone with its account.</param>
    /// <param name="values">Keys that are filled in; null does not look at them.</param>
    /// <returns>Null when nothing stands in its way.</returns>
    public static string? Problem(ApprovedTemplate? template, IReadOnlyCollection<string>? values)
    {
        if (template is null)
        {
            return "The approved template is gone with its account. Choose another one in the template.";
        }

        var name = $"{template.Name} ({template.Language})";
        var said = string.IsNullOrWhiteSpace(template.Reason) ? "" : $" It says: {template.Reason.TrimEnd('.')}.";
        return template.Status switch
        {
            ApprovalStatus.Approved => Unfilled(template, name, values),
            ApprovalStatus.Pending => $"WhatsApp is still looking at the template {name}. It goes out once it is approved.",
            ApprovalStatus.Paused => $"WhatsApp has paused the template {name}, because its readers did not like it.{said} It goes out when WhatsApp lets it; else choose another one.",
            ApprovalStatus.Rejected => $"WhatsApp has rejected the template {name}.{said} Change it at your provider, or choose another one.",
            ApprovalStatus.Disabled => $"WhatsApp has disabled the template {name}.{said} Choose another one.",
            _ => $"Your provider does not list the template {name} any more. Choose another one.",
        };
    }

    private static string? Unfilled(ApprovedTemplate template, string name, IReadOnlyCollection<string>? values)
    {
        var content = template.Read();
        return content.Unfit is { } unfit ? $"The template {name} cannot be sent from here: {unfit}."
            : values is not null && content.Keys.FirstOrDefault(key => !values.Contains(key)) is { } missing
                ? $"The template {name} was changed at your provider and now takes a value for {WhatsAppPlaces.Label(content, missing)}. Open the template and fill it in."
                : null;
    }
}
