using System.Globalization;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Templates.WhatsApp;

/// <summary>What a template for WhatsApp has to keep to.</summary>
public static class WhatsAppRules
{
    /// <summary>What is wrong with one that is written here; an approved template's words are not looked at.</summary>
    public static IEnumerable<InputError> Problems(TemplateInput input)
    {
        var words = input.WhatsApp ?? new WhatsAppWords();
        if (input.Kind != TemplateKind.Message)
        {
            yield return new InputError("kind", "must be message: requests and reminders go by email or SMS");
        }

        if (words.Approved is not null)
        {
            if (words.Replies.Count > 0 || words.List is not null)
            {
                yield return new InputError("whatsApp.approved", "must stand alone: an approved template brings its own buttons");
            }

            if (input.Attachments.Count > 0)
            {
                yield return new InputError("attachments", "must be empty: an approved template brings its own file");
            }

            yield break;
        }

        var extras = words.Replies.Count > 0 || words.List is not null;
        if (extras && input.Attachments.Count > 0)
        {
            yield return new InputError("attachments", "must be empty: WhatsApp shows no file beside buttons or a list");
        }

        foreach (var error in Text(input.Text, extras || input.Attachments.Count > 0).Concat(Replies(words.Replies)).Concat(List(words.List)))
        {
            yield return error;
        }
    }

    /// <summary>What is wrong with the values for an approved template.</summary>
    public static IEnumerable<InputError> Problems(ApprovedContent content, ApprovedUse use)
    {
        if (content.Unfit is { } unfit)
        {
            yield return new InputError("whatsApp.approved.template", $"cannot be sent from here: {unfit}");
        }

        foreach (var key in content.Keys.Where(key => string.IsNullOrWhiteSpace(use.Values.GetValueOrDefault(key))))
        {
            yield return new InputError($"whatsApp.approved.values.{key}", "must not be empty");
        }

        foreach (var (key, value) in use.Values)
        {
            if (!content.Keys.Contains(key))
            {
                yield return new InputError($"whatsApp.approved.values.{key}", $"is no value of this template: it takes {(content.Keys.Count == 0 ? "none" : string.Join(", ", content.Keys))}");
            }
            else if (value?.Length > WhatsAppLimits.Value)
            {
                yield return new InputError($"whatsApp.approved.values.{key}", $"must be at most {WhatsAppLimits.Value} characters");
            }
        }
    }

    private static IEnumerable<InputError> Text(string text, bool more)
    {
        var most = more ? WhatsAppLimits.InteractiveText : WhatsAppLimits.Text;
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new InputError("text", "must not be empty");
        }
        else if (text.Length > most)
        {
            yield return new InputError("text", string.Create(CultureInfo.InvariantCulture, $"must be at most {most} characters{(most == WhatsAppLimits.Text ? "" : " with buttons, a list or a file")}"));
        }
    }

    private static IEnumerable<InputError> Replies(IReadOnlyList<string> replies)
    {
        if (replies.Count > WhatsAppLimits.Replies)
        {
            yield return new InputError("whatsApp.replies", $"must be at most {WhatsAppLimits.Replies} buttons");
        }

        if (replies.Distinct(StringComparer.Ordinal).Count() < replies.Count)
        {
            yield return new InputError("whatsApp.replies", "must be different from each other");
        }

        for (var index = 0; index < replies.Count; index++)
        {
            if (Problem(replies[index], WhatsAppLimits.Reply) is { } problem)
            {
                yield return new InputError(string.Create(CultureInfo.InvariantCulture, $"whatsApp.replies[{index}]"), problem);
            }
        }
    }

    private static IEnumerable<InputError> List(WhatsAppList? list)
    {
        if (list is null)
        {
            yield break;
        }

        if (Problem(list.Label, WhatsAppLimits.ListLabel) is { } label)
        {
            yield return new InputError("whatsApp.list.label", label);
        }

        if (list.Rows is null or { Count: 0 or > WhatsAppLimits.Rows })
        {
            yield return new InputError("whatsApp.list.rows", $"must be 1 to {WhatsAppLimits.Rows} rows");
            yield break;
        }

        if (list.Rows.DistinctBy(row => row.Title).Count() < list.Rows.Count)
        {
            yield return new InputError("whatsApp.list.rows", "must have titles different from each other");
        }

        for (var index = 0; index < list.Rows.Count; index++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"whatsApp.list.rows[{index}]");
            if (Problem(list.Rows[index].Title, WhatsAppLimits.RowTitle) is { } title)
            {
                yield return new InputError($"{path}.title", title);
            }

            if (list.Rows[index].Description?.Length > WhatsAppLimits.RowDescription)
            {
                yield return new InputError($"{path}.description", $"must be at most {WhatsAppLimits.RowDescription} characters");
            }
        }
    }

    private static string? Problem(string? words, int most)
        => string.IsNullOrWhiteSpace(words) ? "must not be empty"
            : words.Length > most ? $"must be at most {most} characters"
            : words.Contains("{{", StringComparison.Ordinal) ? "must be plain words without variables"
            : words.Any(char.IsControl) ? "must be on one line"
            : null;
}
