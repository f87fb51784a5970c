using System.Net;
using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Stores.Delivery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Plans the mails that ask for confirmation: no marketing, nothing tracked, and not many to one address.</summary>
internal sealed class ConfirmationMails(IKeyedHashes hashes, SystemMailPlanner mails, AppAddress address, IClock clock)
{
    /// <summary>Whether written consent stands already, so that there is nothing to confirm.</summary>
    public async Task<bool> StandsAsync(FollowUpDbContext context, Guid organizationId, NewConsent asked, CancellationToken cancellationToken)
    {
        var hash = AddressHash.Of(hashes, asked.Channel, asked.Address);
        var now = clock.GetCurrentInstant();
        return await context.Set<ConsentState>().AnyAsync(
            row => row.OrganizationId == organizationId && row.AddressHash == hash && row.Channel == asked.Channel && row.Purpose == asked.Purpose
                && row.Decision == ConsentDecision.Given && row.Basis == ConsentBasis.ExpressWritten && (row.ExpiresAt == null || row.ExpiresAt > now),
            cancellationToken);
    }

    /// <param name="waiting">Lines that wait for confirmation, just added.</param>
    /// <returns>How many were planned; an address that got enough of them gets none.</returns>
    public async Task<int> PlanAsync(BatchSession session, Guid organizationId, IReadOnlyList<ConsentEntry> waiting, CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
        {
            return 0;
        }

        var organization = await session.Context.Organizations.AsNoTracking().SingleAsync(row => row.Id == organizationId, cancellationToken);
        var since = clock.GetCurrentInstant() - ConfirmationLimits.Period;
        var addresses = waiting.Select(line => line.AddressHash).Distinct().ToList();
        var asked = (await session.Context.Set<ConsentEntry>().AsNoTracking()
            .Where(row => row.OrganizationId == organizationId && addresses.Contains(row.AddressHash) && row.Decision == ConsentDecision.Pending && row.RecordedAt > since)
            .Select(row => new { row.AddressHash, row.Position }).ToListAsync(cancellationToken)).ToLookup(row => row.AddressHash, row => row.Position);
        var planned = 0;
        foreach (var line in waiting.Where(line => asked[line.AddressHash].Count(position => position <= line.Position) <= ConfirmationLimits.MostMails))
        {
            planned += await mails.PlanAsync(session, Mail(organization, line), cancellationToken) > 0 ? 1 : 0;
        }

        return planned;
    }

    private SystemMail Mail(Organization organization, ConsentEntry line)
    {
        var url = $"{address.ToString().TrimEnd('/')}/c/{ConfirmationToken.Of(hashes, line.Id)}";
        var name = string.Concat(organization.Name.Select(letter => char.IsControl(letter) ? ' ' : letter));
        var asked = $"Somebody asked {name} to write to this address. If it was you, please confirm it:";
        var end = "The link works for seven days. If it was not you, do nothing: you will get no more mails from this.";
        var link = WebUtility.HtmlEncode(url);
        var html = $"""
            <!doctype html><html lang="en"><body style="font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#1a1b1f">
            <p>{WebUtility.HtmlEncode(asked)}</p>
            <blockquote style="margin:0 0 16px;padding-left:12px;border-left:3px solid #d3d3cc;white-space:pre-line">{WebUtility.HtmlEncode(line.Wording ?? "")}</blockquote>
            <p><a href="{link}" style="display:inline-block;padding:12px 20px;background:#1a1b1f;color:#ffffff;text-decoration:none;border-radius:7px">Confirm</a></p>
            <p style="font-size:14px;color:#52535b">If the button does not work, open this address:<br><a href="{link}">{link}</a></p>
            <p style="font-size:14px;color:#52535b">{end}</p>
            <p style="font-size:14px;color:#52535b">{WebUtility.HtmlEncode(name)}<br>{WebUtility.HtmlEncode(organization.PostalAddress)}</p>
            </body></html>
            """;
        return new SystemMail(
            organization.Id, line.Address!, null, $"Please confirm: messages from {name}", $"{asked}\n\n{line.Wording}\n\nConfirm:\n{url}\n\n{end}\n\n{name}\n{organization.PostalAddress}\n", html, $"consent:{line.Id:N}");
    }
}
