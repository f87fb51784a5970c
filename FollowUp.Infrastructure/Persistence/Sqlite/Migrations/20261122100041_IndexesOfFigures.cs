using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IndexesOfFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Reviews_ContactId",
                table: "Reviews",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_CampaignId_Status_FirstSentAt_ClickedAt",
                table: "Requests",
                columns: new[] { "CampaignId", "Status", "FirstSentAt", "ClickedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_OrganizationId_OrderId",
                table: "Requests",
                columns: new[] { "OrganizationId", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Sent",
                table: "Messages",
                columns: new[] { "OrganizationId", "SentAt", "Channel", "ClickedAt" },
                filter: "\"SentAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reviews_ContactId",
                table: "Reviews");

            migrationBuilder.DropIndex(
                name: "IX_Requests_CampaignId_Status_FirstSentAt_ClickedAt",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_OrganizationId_OrderId",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Messages_Sent",
                table: "Messages");
        }
    }
}
