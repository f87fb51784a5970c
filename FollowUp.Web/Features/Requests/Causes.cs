using FollowUp.Core.Delivery;
using FollowUp.Core.Requests;

namespace FollowUp.Web.Features.Requests;

/// <summary>
/// Reads the cause out of what providers and rules said. SMTP codes by RFC 5321 §4.2 and the enhanced ones of RFC 3463
/// and RFC 4954.
/// </summary>
public static class Causes
{
    private const string AccountLabel = "Open e-mail account";

    /// <summary>Null when nothing stands in the way.</summary>
    public static Cause? Of(RequestDetail request, MessageDetail? message)
    {
        if (message is null)
        {
            return null;
        }

        var state = message.Message.State;
        var attempt = message.Attempts.OrderBy(one => one.Number).LastOrDefault();
        if (state == MessageState.Unknown)
        {
            return new Cause("The provider did not answer after the message was handed over. Ask the contact or look into the provider's own log before you send it again, or it may arrive twice.");
        }

        if (state is MessageState.Failed || (state is MessageState.Planned or MessageState.Queued && attempt is not null))
        {
            return OfProvider(request, attempt);
        }

        var verdict = message.Verdicts.Where(one => one.Kind != VerdictRecord.Shadow).OrderBy(one => one.At).LastOrDefault();
        return state is MessageState.Skipped or MessageState.Cancelled or MessageState.Expired or MessageState.Planned && verdict is not null
            ? OfRule(request, verdict)
            : null;
    }

    private static Cause? OfRule(RequestDetail request, VerdictRecord verdict) => verdict.Rule switch
    {
        "address" => new Cause("Nobody can be reached without an address. A later order that brings one will be asked about.", "View contact", Contact(request)),
        "restriction" => new Cause("The contact’s data may not be used for now. An admin can lift that on the contact’s page.", "View contact", Contact(request)),
        "suppression" => new Cause("The contact opted out or the address bounced. Only the contact can take an opt-out back.", "View contact", Contact(request)),
        "route" => new Cause("There is no account to send through on this channel. It goes out as soon as there is one.", AccountLabel, Links.EmailAccount),
        "possible opt-out" => new Cause("The contact wrote something that may be an opt-out. Decide, and it goes on or ends.", "Open opt-outs", "/compliance/opt-outs"),
        "preferences" => new Cause("The contact chose so: a topic that is off, a pause, or fewer messages a week.", "View contact", Contact(request)),
        "frequency" => new Cause("The contact has got as many messages as your frequency caps allow, of all sequences and requests together.", "Open sending rules", "/settings/sending"),
        "still wanted" when verdict.Kind == "defer" => new Cause("The campaign is paused. Resume it and what waits goes out.", "Open campaign", Links.Campaign(request.Campaign.Id)),
        _ => null,
    };

    private static Cause OfProvider(RequestDetail request, Attempt? attempt)
    {
        var words = $"{attempt?.Code} {attempt?.Reason}";
        if (attempt?.Code == "template")
        {
            return new Cause("The template cannot be filled in for this contact. Mend it, then retry.", "Open templates", "/templates");
        }

        if (Has(words, "535", "530", "534", "5.7.8", "authentication"))
        {
            return new Cause("The mail server refused the user name or password of your account.", AccountLabel, Links.EmailAccount);
        }

        if (Has(words, "5.1.1", "5.1.2", "5.1.3", "5.1.10", "user unknown", "no such user", "no such mailbox", "does not exist"))
        {
            return new Cause("The mailbox does not exist. Ask for the right address; sending again to this one fails again.", "View contact", Contact(request));
        }

        if (Has(words, "5.2.2", "4.2.2", "552", "mailbox full", "quota"))
        {
            return new Cause("The mailbox is full. Try again in a few days.");
        }

        if (Has(words, "5.7.", "550 5.7", "554 5.7", "spf", "dkim", "dmarc", "not authorised", "not authorized", "relay"))
        {
            return new Cause("The receiving server does not take mail from your sending address. Check its From address and the SPF and DKIM records of its domain.", AccountLabel, Links.EmailAccount);
        }

        if (attempt?.Outcome == "deferred")
        {
            return Has(words, "connect", "refused", "timed out", "timeout", "unreachable", "no answer", "closed", "421")
                ? new Cause("The mail server could not be reached or closed the connection. If this goes on, check host, port and security of your account.", AccountLabel, Links.EmailAccount)
                : new Cause("The provider asked to wait each time it was tried. Retry later.");
        }

        return new Cause("The provider refused it for good. Its words stand above.");
    }

    private static string Contact(RequestDetail request) => Links.Contact(request.Row.ContactId);

    private static bool Has(string words, params string[] signs) => signs.Any(sign => words.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
