using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Costs;

internal sealed class PriceConfiguration : IEntityTypeConfiguration<Price>
{
    public void Configure(EntityTypeBuilder<Price> builder)
    {
        builder.ToTable("Prices");
        builder.Ignore(price => price.Each);
        builder.Property(price => price.Provider).HasMaxLength(40);
        builder.Property(price => price.Kind).HasMaxLength(20);
        builder.Property(price => price.Prefix).HasMaxLength(PriceRules.LongestPrefix);
        builder.Property(price => price.Currency).HasMaxLength(3);
        builder.Property(price => price.Note).HasMaxLength(PriceRules.LongestNote);

        // Two, because databases differ on whether one "no account" equals another.
        builder.HasIndex(price => new { price.OrganizationId, price.Channel, price.Provider, price.Kind, price.Prefix, price.ValidFrom })
            .IsUnique().HasFilter("\"AccountId\" IS NULL").HasDatabaseName("IX_Prices_OfAll");
        builder.HasIndex(price => new { price.OrganizationId, price.AccountId, price.Channel, price.Kind, price.Prefix, price.ValidFrom })
            .IsUnique().HasFilter("\"AccountId\" IS NOT NULL").HasDatabaseName("IX_Prices_OfAccount");
        builder.HasOne<Organization>().WithMany().HasForeignKey(price => price.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
